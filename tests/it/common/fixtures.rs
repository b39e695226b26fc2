//! Sites that many tests begin with.

/// Registers with the five campaigns of `domain.md` §1 and no article. Two campaigns cover part of 2019 in
/// quận Hà Đông, one has no phases, one has a phase without a date, and one has no date at all.
pub(crate) const BASE: &str = r#"
-- site.yaml --
site:
  title: Bản tin thử
  description: Một trang nhỏ để thử.
  base_url: https://thu.example/
  language: vi
  utc_offset: "+07:00"
  page_size: 10
categories:
  - {id: hoat-dong, name: Hoạt động}
  - {id: cong-doan, name: Công đoàn}
sources:
  - {id: ldtd, name: Báo Lao động Thủ đô, short: LĐTĐ, url: "https://laodongthudo.vn"}
sectors:
  - {id: doanh-nghiep, name: Doanh nghiệp, aliases: [khu vực doanh nghiệp]}
  - {id: truong-hoc, name: Trường học}
honours:
  - {id: cong-nhan-gioi, name: Công nhân giỏi, kind: title, for: individual}
  - {id: sang-kien-sang-tao, name: "Sáng kiến, sáng tạo", kind: title, aliases: ["Sáng kiến, sáng tạo Thủ đô"]}
  - {id: cong-nhan-tieu-bieu, name: Công nhân tiêu biểu, kind: title}
  - {id: bang-khen, name: Bằng khen, kind: form}
commemorations:
  - {id: thanh-lap-cong-doan-viet-nam, name: Ngày thành lập Công đoàn Việt Nam, kind: anniversary, date: 1929-07-28}
programmes:
  - id: 01-trieu-sang-kien
    name: 01 triệu sáng kiến
    aliases: [1 triệu sáng kiến]
    phases:
      - {id: giai-doan-1, label: Giai đoạn 1}
orgs:
  - {id: ldld-tp-ha-noi, name: Liên đoàn Lao động thành phố Hà Nội, short: LĐLĐ TP Hà Nội, level: province, district: thanh-pho-ha-noi}
  - {id: ldld-huyen-phuc-tho, name: Liên đoàn Lao động huyện Phúc Thọ, short: LĐLĐ huyện Phúc Thọ, level: district,
     district: huyen-phuc-tho, parent: ldld-tp-ha-noi}
-- content/districts.yaml --
- {id: thanh-pho-ha-noi, name: Hà Nội, level: thanh-pho}
- {id: quan-thanh-xuan, name: Thanh Xuân, level: quan, parent: thanh-pho-ha-noi, until: 2025-06-30}
- {id: huyen-phuc-tho, name: Phúc Thọ, level: huyen, parent: thanh-pho-ha-noi, until: 2025-06-30}
- {id: quan-ha-dong, name: Hà Đông, level: quan, parent: thanh-pho-ha-noi, until: 2025-06-30, successors: [phuong-ha-dong]}
- {id: quan-long-bien, name: Long Biên, level: quan, parent: thanh-pho-ha-noi, until: 2025-06-30}
- {id: quan-nam-tu-liem, name: Nam Từ Liêm, level: quan, parent: thanh-pho-ha-noi, until: 2025-06-30}
- {id: phuong-ha-dong, name: Hà Đông, level: phuong, parent: thanh-pho-ha-noi, from: 2025-07-01}
- {id: tinh-thai-nguyen, name: Thái Nguyên, level: tinh}
- {id: thanh-pho-thai-nguyen, name: Thái Nguyên, level: thanh-pho-thuoc-tinh, parent: tinh-thai-nguyen, until: 2025-06-30}
-- content/campaigns.yaml --
- id: thanh-xuan-2020
  name: Thi đua yêu nước trong CNVCLĐ quận Thanh Xuân năm 2020
  district: quan-thanh-xuan
  phases:
    - {id: quy-1, label: Quý I, period: 2020-Q1}
    - {id: quy-2, label: Quý II, period: Quý II/2020}
- id: phuc-tho-2022
  name: Thi đua trong CNVCLĐ huyện Phúc Thọ năm 2022
  district: huyen-phuc-tho
  period: 2022
- id: ha-dong-2023
  name: Phong trào thi đua năm 2023 trong CNVCLĐ quận Hà Đông
  district: quan-ha-dong
  phases:
    - id: dot-1
      label: Đợt 1
      start: 1/1/2023
      end: 30/6/2023
      theme: “Đoàn kết, sáng tạo, thi đua lập thành tích chào mừng Đại hội Công đoàn các cấp”
    - id: dot-2
      label: Đợt 2
      start: 2023-07-01
      end: 2023-12-31
      theme: “Thi đua lao động giỏi - Lao động sáng tạo, hoàn thành thắng lợi nhiệm vụ năm 2023”
- id: long-bien-2018
  name: Thi đua cao điểm quận Long Biên năm 2018
  district: quan-long-bien
  phases:
    - {id: cao-diem, label: Đợt thi đua cao điểm, start: 2018-04-01, end: 2018-06-30}
- id: thai-nguyen-2020-2025
  name: Thi đua yêu nước trong CNVCLĐ tỉnh Thái Nguyên giai đoạn 2020 - 2025
  district: tinh-thai-nguyen
  phases:
    - {id: dot-1, label: Đợt 1, start: 7/2020, end: 12/2022}
    - {id: dot-2, label: Đợt 2, start: 01/2023, end: 6/2025}
- id: hai-gioi-2019
  name: Hai giỏi năm 2019
  district: quan-ha-dong
  phases:
    - {id: nua-dau, label: Nửa đầu năm, start: 2019-01-01, end: 2019-06-30}
    - {id: nua-cuoi, label: Nửa cuối năm, start: 2019-07-01, end: 2019-12-31}
- id: thang-cong-nhan-2019
  name: Tháng Công nhân 2019
  period: 2019-05
- id: chua-ro
  name: Phong trào chưa rõ thời gian
  district: quan-nam-tu-liem
  phases:
    - {id: dot-1, label: Đợt 1}
"#;

/// The facts of the five seeds of `domain.md` §1, in words of our own, on the registers of [`BASE`]. S1 gives
/// no date and no author; the date here is that of `domain.md` §0.5.
pub(crate) const SEEDS: &str = r#"
-- content/s0.md --
---
title: Đẩy mạnh phong trào thi đua yêu nước trong CNVCLĐ
date: 19/04/2020 17:35
kind: progress
district: Quận Thanh Xuân
author: Đỗ Đạt
source: ldtd
lead: (LĐTĐ) Trong Quý II/2020, các công đoàn cơ sở biểu dương “Công nhân giỏi” để chào mừng ngày truyền thống của ngành.
honours: [Công nhân giỏi, Sáng kiến sáng tạo, Công nhân tiêu biểu]
commemorations: [thanh-lap-cong-doan-viet-nam]
---

Phong trào được giữ vững ngay từ những ngày đầu năm, hướng tới 91 năm Ngay thành lập Công đoàn Việt Nam.

![Biểu dương, khen thưởng các đoàn viên công đoàn có thành tích xuất sắc](/img/bieu-duong.svg)
-- content/s1.md --
---
title: Triển khai hiệu quả các phong trào thi đua yêu nước trong công nhân, viên chức, lao động
date: 2022-08-15T09:30
kind: result
district: huyen-phuc-tho
org: ldld-huyen-phuc-tho
programme: 1 triệu sáng kiến
honours: ["Sáng kiến - sáng tạo"]
commendations:
  - {honour: Công nhân giỏi, count: 10, by: ldld-huyen-phuc-tho}
  - {honour: "Sáng kiến, sáng tạo", count: 30, by: ldld-huyen-phuc-tho}
  - honour: bang-khen
    by: LĐLĐ TP Hà Nội
    recipients:
      - {name: LĐLĐ huyện Phúc Thọ, type: collective}
results:
  - {indicator: Sáng kiến, unit: sáng kiến, achieved: 1.709, target: 431, percent: 397, programme: 01-trieu-sang-kien, assigned_by: ldld-tp-ha-noi}
---

Ngay sau lễ phát động, các đơn vị ghi nhận 1.709/431 sáng kiến.

![CNVCLĐ tham gia Hội khỏe do LĐLĐ huyện Phúc Thọ tổ chức.](/img/hoi-khoe.svg)
-- content/s2.md --
---
title: LĐLĐ quận Hà Đông phát động phong trào thi đua năm 2023 trong cán bộ, công chức, người lao động
date: 2023-02-10
kind: launch
district: quan-ha-dong
campaign: ha-dong-2023
author: Đỗ Đạt
honours: ["Sáng kiến, sáng tạo Thủ đô"]
sectors: [khu vực doanh nghiệp]
---

Các đơn vị ký giao ước thi đua “Giỏi việc nước - Đảm việc nhà”.

![Các đơn vị, doanh nghiệp trên địa bàn quận Hà Đông ký kết giao ước thi đua năm 2023.](/img/giao-uoc.svg)

![Chủ tịch LĐLĐ quận Hà Đông Phùng Thị Khanh phát động phong trào thi đua năm 2023.](/img/phat-dong.svg)
-- content/s3.md --
---
kicker: "LĐLĐ quận Long Biên:"
title: Phát động đợt thi đua cao điểm chào mừng Đại hội Công đoàn Thành phố
date: 19:49 | 04/04/2018
kind: launch
district: quan-long-bien
source: ""
---

Đợt thi đua kéo dài từ 1/4 đến 30/6.

![Cán bộ, công chức quận tiếp tục đẩy mạnh cải cách hành chính.](/img/mot-cua.svg)
-- content/s4.md --
---
title: LĐLĐ tỉnh Thái Nguyên phát động phong trào thi đua trong CNVCLĐ 2020-2025
date: 24-07-2020 15:48
kind: launch
district: Tỉnh Thái Nguyên
author: Xuân Hảo
---

Năm nội dung đầu gồm việc học tập và làm theo Bác.

6. Tiếp tục chăm lo đời sống đoàn viên.

![Đ/c Vũ Duy Hoàng, Chủ tịch LĐLĐ tỉnh phát động thi đua trong CNVCLĐ](/img/thai-nguyen.svg)
-- static/img/bieu-duong.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>
-- static/img/hoi-khoe.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>
-- static/img/giao-uoc.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>
-- static/img/phat-dong.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>
-- static/img/mot-cua.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>
-- static/img/thai-nguyen.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>
"#;
