"""A programme of two pillars and two texts that tests write to a folder of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["PROGRAMME", "profile", "write_programme"]

PROGRAMME = """\
programme:
  format: 1
  id: tiny-programme
  title: {en: Tiny programme, vi: Chương trình nhỏ}
  jurisdiction: VN
  status: guidance
  checked: 2026-11-22
  sources: [{title: Nowhere}]
instruments:
  - id: first
    title: {en: First, vi: Thứ nhất}
    number: 1/2025
    published: 2025-01-01
    in_force: 2025-01-01
    citation: {pattern: 'Part (?P<part>[0-9]+)'}
  - id: second
    title: {en: Second, vi: Thứ hai}
    number: 2/2026
    prefix: S
    published: 2026-06-01
    in_force: 2026-07-01
    citation: {pattern: 'Part (?P<part>[0-9]+)'}
indicators:
  - {id: law_there, type: yes-no, label: {en: Law, vi: Luật}, question: {en: Is there a law?, vi: Đã có luật chưa?}}
  - {id: decree_there, type: yes-no, label: {en: Decree, vi: Nghị định}, question: {en: Is there a decree?, vi: Đã có nghị định chưa?}}
  - id: trained
    type: number
    label: {en: People trained, vi: Số người được đào tạo}
    question: {en: How many people are trained?, vi: Bao nhiêu người được đào tạo?}
    unit: {en: people, vi: người}
  - {id: place, type: number, label: {en: Place, vi: Hạng}, question: {en: Which place?, vi: Hạng mấy?}}
  - {id: makes_ai, about: organisation, type: yes-no, label: {en: Makes AI, vi: Làm AI}, question: {en: Does it make AI?, vi: Có làm AI không?}}
  - {id: has_rules, about: organisation, type: yes-no, label: {en: Rules, vi: Quy chế}, question: {en: Are there rules?, vi: Có quy chế không?}}
pillars:
  - {id: order, label: {en: Order, vi: Trật tự}, cite: Part 1}
  - {id: people, label: {en: People, vi: Con người}, cite: Part 2}
components:
  - {id: law, pillar: order, title: {en: A law, vi: Có luật}, when: {law_there: true}}
  - id: law-and-decree
    pillar: order
    title: {en: A law and its decree, vi: Luật và nghị định}
    cite: Part 1
    when: {law_there: true, decree_there: true}
  - id: rules-of-makers
    pillar: order
    about: organisation
    title: {en: Makers have rules, vi: Bên làm có quy chế}
    when: {has_rules: true}
    applies_when: {makes_ai: true}
targets:
  - id: people-trained
    pillar: people
    title: {en: People trained, vi: Đào tạo}
    cite: Part 2
    indicator: trained
    goals: [{by: 2025-12-31, at-least: 100}, {by: 2030-12-31, at-least: 1000}]
  - id: a-good-place
    pillar: people
    title: {en: A good place, vi: Thứ hạng}
    indicator: place
    goals: [{by: 2030-12-31, at-most: 50}]
    text: {until: second}
  - id: a-better-place
    pillar: people
    title: {en: A better place, vi: Thứ hạng cao hơn}
    indicator: place
    goals: [{at-most: 30}]
    text: {since: second}
coverage:
  - {cite: Part 1, encoded: [law, law-and-decree, rules-of-makers]}
  - {cite: Part 2, encoded: [people-trained, a-good-place]}
  - {cite: S Part 2, encoded: [a-better-place]}
cases:
  - id: law-alone
    title: {en: A law without a decree, vi: Có luật mà chưa có nghị định}
    facts: {law_there: true, decree_there: false, trained: 400}
    as_of: 2026-01-15
    text_as_of: 2026-11-22
    expect: {met: [law], not_met: [law-and-decree, people-trained], unknown: [a-good-place]}
"""


def write_programme(folder: Path, text: str = PROGRAMME) -> Path:
    """Write the programme, or another text of it, to a folder named for it."""
    made = folder / "tiny-programme"
    made.mkdir(exist_ok=True)
    (made / "programme.yaml").write_text(text, encoding="utf-8")
    return made


def profile(about: str = "country", day: str = "2026-11-22", /, **facts: Any) -> dict[str, Any]:
    """Return the content of a profile."""
    return {
        "profile": {"format": 1, "name": "Somewhere", "about": about, "day": day},
        "facts": facts,
    }
