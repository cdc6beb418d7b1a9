"""A small law with a fact, concepts and a role of its own, as its author would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["write_own_law"]

_OWN_LAW = """framework:
  id: own-law
  format: 1
  title: {en: Own law, vi: Luật riêng}
  jurisdiction: XX
  kind: law
  status: binding
  checked: 2026-01-01
  gateway: [purpose]
  sources: [{title: None, url: https://example.org/}]
instruments:
  - {id: act, title: {en: Act, vi: Luật}, number: "1", published: 2026-01-01, in_force: 2026-01-01,
     status: binding, citation: {pattern: 'Art\\. \\d+'}}
tiers:
  - {id: high, level: high, label: {en: High, vi: Cao}}
  - {id: low, level: minimal, label: {en: Low, vi: Thấp}}
roles:
  - {id: keeper, shared: deployer, label: {en: Keeper, vi: Người giữ}}
facts:
  - id: feeds_animals
    type: yes-no
    level: use
    question: {en: Does it feed animals?, vi: Hệ thống có cho động vật ăn không?}
concepts:
  purpose:
    - {id: cv-sorting-by-colour, broader: recruitment-screening, label: {en: Sorts, vi: Xếp}}
    - {id: zoo-keeping, label: {en: Keeps a zoo, vi: Chăm vườn thú}}
rules:
  - {id: feeding, cite: Art. 1, title: {en: Feeding, vi: Cho ăn}, tier: high,
     when: {feeds_animals: true, purpose: zoo-keeping}}
  - {id: rest, cite: Art. 2, title: {en: Rest, vi: Còn lại}, tier: low, otherwise: true}
"""


def write_own_law(parent: Path) -> Path:
    """Write the law into a folder `own` and return it."""
    folder = parent / "own"
    folder.mkdir()
    (folder / "framework.yaml").write_text(_OWN_LAW, encoding="utf-8")
    return folder
