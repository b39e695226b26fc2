//! Routes requests, and answers them.

use super::{
    Live, Reach, ServedSite,
    address::{RequestTarget, wanted},
    guard::guard,
    respond::{moved, respond},
    share::Shared,
};
use axum::{
    Router,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::Arc;

/// Most browsers that may listen for changes at a time.
const MOST_LISTENERS: usize = 64;

/// What all handlers need.
#[derive(Clone)]
struct AppState {
    preview: Arc<dyn ServedSite>,
    live: Live,
    shared: Shared,
}

/// All routes of the server.
pub(super) fn app(preview: Arc<dyn ServedSite>, live: Live, reach: Reach) -> Router {
    Router::new()
        .route("/_bantin/live.js", get(script))
        .route("/_bantin/events", get(events))
        .route("/_bantin/missed/{moment}", get(missed))
        .fallback(answer_path)
        .with_state(AppState {
            preview,
            live,
            shared: Shared::default(),
        })
        .layer(middleware::from_fn_with_state(reach, guard))
}

async fn script() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, include_str!("live.js"))
}

/// Whether a page of another site sends the request. Such a page may not even learn that something changes here.
fn is_foreign(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").map(|value| value.as_bytes());
    !matches!(site, None | Some(b"same-origin" | b"none"))
}

async fn events(State(state): State<AppState>, headers: HeaderMap) -> Response {
    if is_foreign(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    if state.live.listeners() >= MOST_LISTENERS {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    state.live.listen().into_response()
}

async fn missed(
    State(state): State<AppState>,
    Path(moment): Path<String>,
    headers: HeaderMap,
) -> Response {
    if is_foreign(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Ok(missed) = serde_json::to_string(&state.live.missed(&moment)) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (kind, missed).into_response()
}

async fn answer_path(State(state): State<AppState>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    let base = state.preview.base();
    let path = match wanted(head.uri.path(), &base) {
        RequestTarget::Path(path) => path,
        RequestTarget::Root => return moved("", &base, None),
        RequestTarget::Nothing => "\0".to_owned(), // no file and no page has this name
    };
    // Pages are made on threads of their own, so that one that takes long does not delay others.
    let answered = tokio::task::spawn_blocking(move || {
        let moment = state.live.now(); // before the page is made, so that the browser misses no change
        let answer = state.preview.answer(&path);
        respond(answer, &head, &base, &moment, &state.shared)
    });
    let failed = || StatusCode::INTERNAL_SERVER_ERROR.into_response();
    answered.await.unwrap_or_else(|_| failed())
}
