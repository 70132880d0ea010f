"""The table of numbers that both sides render: row i, column j holds j + 1."""

from chameleon import PageTemplate

TEMPLATE = """\
<table xmlns="http://www.w3.org/1999/xhtml"
       xmlns:tal="http://xml.zope.org/namespaces/tal">
<tr tal:repeat="row table">
<td tal:repeat="number row.values()">
<span tal:define="cell number + 1"
      tal:attributes="class 'column-' + str(cell)"
      tal:content="cell" />
</td>
</tr>
</table>"""


def compiled() -> PageTemplate:
    return PageTemplate(TEMPLATE)


def render(template: PageTemplate, rows: int, columns: int) -> str:
    row = {str(column): column for column in range(columns)}
    return template.render(table=[row] * rows)
