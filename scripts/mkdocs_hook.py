"""MkDocs runs this file (``hooks:`` in mkdocs.yml). It imports here, at the top, because MkDocs
takes this folder off ``sys.path`` again once the file is read.
"""

from adep.site.hook import (
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_context,
    on_post_build,
    on_post_template,
    on_template_context,
)

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_context",
    "on_post_build",
    "on_post_template",
    "on_template_context",
]
