"""Plots of results, drawn as SVG by this package: for notebooks, pages, reports and paper.

>>> import aigov
>>> from aigov import plots
>>> found = aigov.compare(["eu-ai-act", "vn-ai-law"], as_of="2026-11-22")
>>> plots.heatmap(found).title
'Obligations by topic: EU AI Act – Vietnam AI Law'

Pictures of pixels need the extra `plots`, pages the extra `html`.
"""

from aigov.plots.by_day import timeline
from aigov.plots.by_pillar import pillars
from aigov.plots.by_tier import tiers
from aigov.plots.by_topic import heatmap
from aigov.plots.plot import Plot

__all__ = ["Plot", "heatmap", "pillars", "tiers", "timeline"]
