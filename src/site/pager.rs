//! Cutting long lists into pages.

use std::ops::Range;

/// A page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageNumber {
    /// The newest articles, at the list's own address.
    Front,
    /// Older ones; number 1 holds the oldest.
    Number(usize),
}

/// The pages of a list of articles, cut from the oldest end: a numbered page is full and keeps its content
/// for good when news is added. The front page holds what is left: half a page's worth at least, one and a half at most,
/// so that it is as long as the others on average.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    len: usize,
    size: usize,
}

impl Pages {
    /// Pages of `size` articles for a list of `len`.
    pub fn new(len: usize, size: usize) -> Pages {
        Pages {
            len,
            size: size.max(1),
        }
    }

    /// The same list with so many more.
    pub fn with(self, more: usize) -> Pages {
        Pages {
            len: self.len + more,
            ..self
        }
    }

    /// How many pages have a number.
    pub fn numbered(self) -> usize {
        ((self.len + self.size / 2) / self.size).saturating_sub(1)
    }

    /// Every page, newest first.
    pub fn iter(self) -> impl Iterator<Item = PageNumber> {
        std::iter::once(PageNumber::Front)
            .chain((1..=self.numbered()).rev().map(PageNumber::Number))
    }

    /// Positions of a page's articles in the list, which is newest first.
    pub fn range(self, page: PageNumber) -> Range<usize> {
        match page {
            PageNumber::Front => 0..self.len - self.numbered() * self.size,
            PageNumber::Number(number) => {
                let end = self.len - (number - 1) * self.size;
                end - self.size..end
            }
        }
    }

    /// The page with the next newer articles.
    pub fn newer(self, page: PageNumber) -> Option<PageNumber> {
        match page {
            PageNumber::Front => None,
            PageNumber::Number(number) if number == self.numbered() => Some(PageNumber::Front),
            PageNumber::Number(number) => Some(PageNumber::Number(number + 1)),
        }
    }

    /// The page with the next older articles.
    pub fn older(self, page: PageNumber) -> Option<PageNumber> {
        match page {
            PageNumber::Front => (self.numbered() > 0).then(|| PageNumber::Number(self.numbered())),
            PageNumber::Number(1) => None,
            PageNumber::Number(number) => Some(PageNumber::Number(number - 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_article_is_on_one_page(len in 0_usize..500, size in 1_usize..40) {
            let pages = Pages::new(len, size);
            let positions: Vec<usize> = pages.iter().flat_map(|page| pages.range(page)).collect();
            proptest::prop_assert_eq!(positions, (0..len).collect::<Vec<_>>());
            let front = pages.range(PageNumber::Front).len();
            proptest::prop_assert!(front >= len.min(size - size / 2) && front <= size + size / 2);
        }

        #[test]
        fn an_old_page_keeps_its_articles(len in 0_usize..500, more in 0_usize..50, size in 1_usize..40) {
            let (before, after) = (Pages::new(len, size), Pages::new(len + more, size));
            for number in 1..=before.numbered() {
                let page = PageNumber::Number(number);
                let moved: Vec<usize> = before.range(page).map(|position| position + more).collect();
                proptest::prop_assert_eq!(moved, after.range(page).collect::<Vec<_>>());
            }
        }
    }
}
