//! What can be wrong in the life of an article: its dates, its withdrawal, the id that feed readers know.

use crate::diagnostic::row::rows;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What can be wrong in the life of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum LifeProblem {
    BeforePublication {
        field: Cow<'static, str>,
        date: String,
        published: String,
    },
    ReasonWithoutWithdrawal,
    BadArticleId {
        value: String,
    },
    DuplicateArticleId {
        id: String,
    },
    ArticleIdChanged {
        before: String,
    },
}

rows! { LifeProblem:
    Warning "before-publication" {
        title: ("Ngày cập nhật, đính chính hoặc hết hạn trước ngày đăng", "Updated, corrected or expired before it was published"),
        why: ("Hai ngày không thể cùng đúng, và bài hết hạn trước khi đăng thì không ai đọc được. Thường là gõ nhầm năm.", "Both dates cannot be right, and what expires before it is published is never read. Mostly the year is mistyped."),
        example: (FrontMatter, "date: 2023-02-10\nupdated: 2022-02-11", "date: 2023-02-10\nupdated: 2023-02-11"),
        Self::BeforePublication { field, date, published } =>
            vi: (format!("`{field}` là {date}, trước ngày đăng bài ({published})"), "xem lại hai ngày: chỉ bài đã đăng mới cập nhật, đính chính hay hết hạn được"),
            en: (format!("`{field}` is {date}, before the article was published ({published})"), "look at both dates: only what is published can be updated, corrected or expire");
    }

    Warning "reason-without-withdrawal" {
        title: ("Có lý do rút nhưng bài chưa rút", "A reason, but no withdrawal"),
        why: ("Lý do chỉ hiện trong thông báo ở trang của bài đã rút; một mình nó thì bài vẫn được đăng.", "The reason is shown in the notice of a withdrawn article; by itself it withdraws nothing."),
        example: (FrontMatter, "withdrawn_reason: Số liệu chưa được xác minh.", "status: withdrawn\nwithdrawn_reason: Số liệu chưa được xác minh."),
        Self::ReasonWithoutWithdrawal =>
            vi: ("có `withdrawn_reason` nhưng bài chưa được rút", "thêm `status: withdrawn` để rút bài, hoặc xóa dòng này"),
            en: ("there is a `withdrawn_reason`, but the article is not withdrawn", "add `status: withdrawn` to withdraw it, or delete the line");
    }

    Error "bad-article-id" {
        title: ("`id` của bài không dùng được", "An id that cannot be used"),
        why: ("`id` là tên mà trình đọc tin dùng để nhận ra bài, dù tệp hay địa chỉ đổi. Nó là một URI, hoặc một từ không dấu, không có dấu cách.", "The `id` is what feed readers know an article by, whatever becomes of its file and its address. It is a URI, or a word of plain letters without spaces."),
        example: (FrontMatter, "id: bài số 5", "id: bai-so-5"),
        Self::BadArticleId { value } =>
            vi: (format!("`id` không thể là `{value}`"), "chỉ dùng chữ không dấu, số và dấu, không có dấu cách, ví dụ `id: phat-dong-2023`"),
            en: (format!("`id` cannot be `{value}`"), "use plain letters, digits and signs without spaces, such as `id: launch-2023`");
    }

    Error "duplicate-article-id" {
        title: ("Hai bài cùng `id`", "Two articles with one id"),
        why: ("Trình đọc tin chỉ hiện một trong hai. Thường là chép tệp cũ làm bài mới mà quên xóa `id`.", "Feed readers show only one of them. Mostly an article was copied to begin a new one, and its `id` stayed."),
        example: (Files, "-- content/a.md --\nid: bai-so-5\n-- content/b.md --\nid: bai-so-5", "-- content/a.md --\nid: bai-so-5\n-- content/b.md --\n# không cần id"),
        Self::DuplicateArticleId { id } =>
            vi: (format!("hai bài có cùng `id: {id}`"), "đổi hoặc xóa `id` của một trong hai: trình đọc tin coi chúng là một bài"),
            en: (format!("two articles have the `id: {id}`"), "change or delete one of them: feed readers take the two for one");
    }

    Warning "article-id-changed" {
        title: ("Trình đọc tin sẽ coi là bài mới", "Feed readers will take it for a new article"),
        why: ("Nếu không ghi `id`, bantin nhận ra bài theo tên tệp. Đổi tên tệp thì người theo dõi nhận lại bài cũ như bài mới; ghi `id` cũ thì không. Lời nhắc này chỉ hiện một lần.", "Without an `id`, an article is known by the name of its file. When that changes, subscribers get the old article again as a new one; with the old `id` they do not. This is told once only."),
        example: (Terminal, "mv content/bai.md content/2023/bai.md", "echo 'id: urn:uuid:…' # như lời nhắc cho biết"),
        Self::ArticleIdChanged { before } =>
            vi: ("tệp của bài đã đổi tên nên trình đọc tin sẽ coi là bài mới", format!("thêm vào phần khai báo của bài: `id: {before}`")),
            en: ("the file of the article was renamed, so feed readers will take it for a new one", format!("add to its front matter: `id: {before}`"));
    }
}
