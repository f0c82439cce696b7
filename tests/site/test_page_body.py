"""What was converted of a page gets the site's elements."""

from __future__ import annotations

from markdown import Markdown

from adep.site.page_body import dissect

ROW = """<table class="law" markdown>
<tbody markdown>
<tr data-relation="same"{proposed} markdown>
<td lang="kk" markdown="block">

<a id="kk-1" data-sum="00ab"></a>сөз

</td>
<td lang="en" markdown="block">

Жоқ

</td>
</tr>
</tbody>
</table>
"""


def test_a_row_is_marked_as_proposed_until_it_is_confirmed() -> None:
    for proposed in ("", " data-proposed"):
        html = Markdown(extensions=["md_in_html"]).convert(ROW.format(proposed=proposed))
        row = f'<tr class="row" data-relation="same" data-langs="kk"{proposed}>'
        assert any(row in part for part in dissect(html).parts if isinstance(part, str))
