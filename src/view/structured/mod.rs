//! What a page says to machines: schema.org as JSON-LD.

mod article;
mod list;
mod site;
mod types;

use super::chrome::Head;
use crate::site::{Route, Site};
use site::{publisher, website};
use types::{BreadcrumbList, Graph, ListItem, Node, Organization, Type};

/// What a page is, as the finished text of a `<script type="application/ld+json">`; none for pages that search
/// engines leave out and have nothing to say.
pub(super) fn structured(site: &Site, route: Route, head: &Head) -> Option<String> {
    let mut nodes: Vec<Node> = Vec::new();
    match route {
        Route::NotFound | Route::Offline | Route::Redirect(_) => {}
        Route::Home => nodes.extend([
            Node::WebSite(Box::new(website(site))),
            Node::Organization(Box::new(publisher(site))),
        ]),
        Route::Article(key) => {
            nodes.push(Node::NewsArticle(Box::new(article::article(
                site, key, head,
            ))));
        }
        _ => nodes.extend(list::list(site, route, head)),
    }
    nodes.extend(breadcrumb(site, route, head).map(Node::BreadcrumbList));
    (!nodes.is_empty()).then(|| Graph::new(nodes).script())
}

/// The way from the front page to this one, this one included: its address is where this is read. Steps without a page are left
/// out.
fn breadcrumb(site: &Site, route: Route, head: &Head) -> Option<BreadcrumbList> {
    if head.crumbs.is_empty()
        || matches!(route, Route::NotFound | Route::Offline | Route::Redirect(_))
    {
        return None;
    }
    let crumbs = head.crumbs.iter();
    let above = crumbs.filter_map(|crumb| {
        let url = super::shared::absolute(site, crumb.url.as_ref()?);
        Some((crumb.label.clone(), Some(url)))
    });
    let own = (super::names::full_name(site, route), None);
    let steps = above.chain([own]).zip(1..);
    Some(BreadcrumbList {
        item_list_element: steps
            .map(|((name, item), position)| ListItem {
                position,
                name: Some(name),
                item,
                url: None,
            })
            .map(Type::typed)
            .collect(),
    })
}
