//! The provinces of Viet Nam since 1 July 2025, and those that became parts of them.

use crate::text::slug;

/// A province, or a city of its rank.
#[derive(Debug)]
pub(super) struct Province {
    /// `Tỉnh` or `Thành phố`.
    level: &'static str,
    pub(super) name: &'static str,
    /// Names of the former provinces that are parts of it.
    former: &'static [&'static str],
}

/// What somebody who names a province may mean.
#[derive(Debug)]
pub(super) enum Named {
    /// A province of today.
    Province(&'static Province),
    /// One that is a part of another now.
    Former(&'static str, &'static Province),
    /// None.
    Unknown,
}

impl Province {
    /// `Thành phố Hà Nội`
    pub(super) fn full_name(&self) -> String {
        format!("{} {}", self.level, self.name)
    }

    /// As [`full_name`](Province::full_name), but as it stands inside a sentence: `thành phố Hà Nội`.
    pub(super) fn full_name_in_text(&self) -> String {
        format!("{} {}", self.level.to_lowercase(), self.name)
    }

    /// The id of its level in registers: `thanh-pho`.
    pub(super) fn level_id(&self) -> String {
        slug(self.level)
    }

    /// The province with a name, with or without its level and accents: `Hà Nội`, `TP. Huế`, `tinh bac ninh`.
    pub(super) fn named(text: &str) -> Named {
        let wanted = slug(text);
        let bare = ["thanh-pho-", "tinh-", "tp-"]
            .iter()
            .find_map(|level| wanted.strip_prefix(level))
            .unwrap_or(&wanted);
        let bare = match bare {
            "hcm" | "tphcm" | "sai-gon" => "ho-chi-minh",
            "thua-thien-hue" => "hue",
            bare => bare,
        };
        for province in PROVINCES {
            if slug(province.name) == bare {
                return Named::Province(province);
            }
            if let Some(former) = province.former.iter().find(|name| slug(name) == bare) {
                return Named::Former(former, province);
            }
        }
        Named::Unknown
    }
}

#[rustfmt::skip]
const PROVINCES: &[Province] = &[
    province("Thành phố", "Hà Nội", &[]),
    province("Tỉnh", "Cao Bằng", &[]),
    province("Tỉnh", "Tuyên Quang", &["Hà Giang"]),
    province("Tỉnh", "Điện Biên", &[]),
    province("Tỉnh", "Lai Châu", &[]),
    province("Tỉnh", "Sơn La", &[]),
    province("Tỉnh", "Lào Cai", &["Yên Bái"]),
    province("Tỉnh", "Thái Nguyên", &["Bắc Kạn"]),
    province("Tỉnh", "Lạng Sơn", &[]),
    province("Tỉnh", "Quảng Ninh", &[]),
    province("Tỉnh", "Bắc Ninh", &["Bắc Giang"]),
    province("Tỉnh", "Phú Thọ", &["Hòa Bình", "Vĩnh Phúc"]),
    province("Thành phố", "Hải Phòng", &["Hải Dương"]),
    province("Tỉnh", "Hưng Yên", &["Thái Bình"]),
    province("Tỉnh", "Ninh Bình", &["Hà Nam", "Nam Định"]),
    province("Tỉnh", "Thanh Hóa", &[]),
    province("Tỉnh", "Nghệ An", &[]),
    province("Tỉnh", "Hà Tĩnh", &[]),
    province("Tỉnh", "Quảng Trị", &["Quảng Bình"]),
    province("Thành phố", "Huế", &[]),
    province("Thành phố", "Đà Nẵng", &["Quảng Nam"]),
    province("Tỉnh", "Quảng Ngãi", &["Kon Tum"]),
    province("Tỉnh", "Gia Lai", &["Bình Định"]),
    province("Tỉnh", "Khánh Hòa", &["Ninh Thuận"]),
    province("Tỉnh", "Đắk Lắk", &["Phú Yên"]),
    province("Tỉnh", "Lâm Đồng", &["Bình Thuận", "Đắk Nông"]),
    province("Tỉnh", "Đồng Nai", &["Bình Phước"]),
    province("Thành phố", "Hồ Chí Minh", &["Bà Rịa - Vũng Tàu", "Bình Dương"]),
    province("Tỉnh", "Tây Ninh", &["Long An"]),
    province("Tỉnh", "Đồng Tháp", &["Tiền Giang"]),
    province("Tỉnh", "Vĩnh Long", &["Bến Tre", "Trà Vinh"]),
    province("Tỉnh", "An Giang", &["Kiên Giang"]),
    province("Thành phố", "Cần Thơ", &["Hậu Giang", "Sóc Trăng"]),
    province("Tỉnh", "Cà Mau", &["Bạc Liêu"]),
];

const fn province(
    level: &'static str,
    name: &'static str,
    former: &'static [&'static str],
) -> Province {
    Province {
        level,
        name,
        former,
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, PROVINCES, Province};

    #[test]
    fn provinces_by_their_names() {
        for (text, expected) in [
            ("Hà Nội", "Thành phố Hà Nội"),
            ("thành phố hà nội", "Thành phố Hà Nội"),
            ("TP. Huế", "Thành phố Huế"),
            ("TP.HCM", "Thành phố Hồ Chí Minh"),
            ("tinh bac ninh", "Tỉnh Bắc Ninh"),
            ("Dak Lak", "Tỉnh Đắk Lắk"),
        ] {
            let Named::Province(found) = Province::named(text) else {
                panic!("{text}");
            };
            assert_eq!(found.full_name(), expected);
        }
        let Named::Former(name, now) = Province::named("Tỉnh Bắc Giang") else {
            panic!("a former province");
        };
        assert_eq!((name, now.name), ("Bắc Giang", "Bắc Ninh"));
        assert!(matches!(Province::named("Atlantis"), Named::Unknown));
        assert!(matches!(Province::named(""), Named::Unknown));
        let former: usize = PROVINCES.iter().map(|it| it.former.len()).sum();
        assert_eq!((PROVINCES.len(), former), (34, 29));
    }
}
