"""The look of the product: page shells, components, style sheet, icons, scripts, and the gallery of them all.

Main nouns: component (one template each, called by a tag), token (a colour or size of the style sheet),
status (icon, words and tone). It knows no plan, task or office; the apps above put their own words into it.
"""
