// One page of each kind, out of the sample site. `has` says what makes the page worth looking at.
export const KINDS = [
  { name: 'home', address: '/', has: ['.top img', '.running .bar', '.places-band'] },
  { name: 'news', address: '/tin/', has: ['#articles article', 'nav.pager a[rel=next]'] },
  {
    name: 'article',
    address: '/tin/2020/thanh-xuan-huong-thi-dua-quy-ii-ve-xuong-may-tay-nghe-va-sang-kien/',
    has: ['.body figure img', '.body figcaption', '.footnotes', '.body h2', '.body ul', '.facts'],
  },
  {
    name: 'article-table',
    address: '/tin/2022/phuc-tho-gop-1-709-sang-kien-gap-gan-bon-lan-chi-tieu-duoc-giao/',
    has: ['.body table', '.data table', '.body figure img'],
  },
  {
    name: 'article-awards',
    address: '/tin/2026/chin-muoi-ngay-dem-o-vung-mo-hon-mot-nghin-hai-tram-sang-kien-tu-lo/',
    has: ['.data table', 'figure.picture .credit', '.steps'],
  },
  { name: 'districts', address: '/dia-ban/', has: ['.places'] },
  { name: 'district', address: '/dia-ban/thanh-pho-ha-noi/', has: ['#articles article', '.tallies'] },
  { name: 'district-ended', address: '/dia-ban/quan-ha-dong/', has: ['.notice', '.timeline, .years, .pairs'] },
  { name: 'pair', address: '/dia-ban/quan-ha-dong/ha-dong-2023/dot-2/', has: ['#articles article'] },
  { name: 'campaigns', address: '/phong-trao/', has: ['.tile .bar'] },
  { name: 'campaign', address: '/phong-trao/thai-nguyen-2020-2025/', has: ['.timeline', '.pull', '.facts'] },
  { name: 'campaign-running', address: '/phong-trao/da-nang-2026/', has: ['.timeline .bar'] },
  { name: 'phase', address: '/phong-trao/da-nang-2026/dot-2/', has: ['#articles article', '.steps'] },
  { name: 'phase-empty', address: '/phong-trao/hai-phong-2026-2027/dot-2/', has: ['#articles .empty'] },
  { name: 'matrix', address: '/ma-tran/', has: ['.matrix table'] },
  { name: 'category', address: '/chuyen-muc/thi-dua/', has: ['#articles article'] },
  { name: 'author', address: '/tac-gia/do-dat/', has: ['#articles article'] },
  { name: 'terms', address: '/to-chuc/', has: ['.tallies'] },
  { name: 'year', address: '/luu-tru/2023/', has: ['#articles article', '.parts'] },
  { name: 'month', address: '/luu-tru/2023/10/', has: ['#articles article'] },
  { name: 'plain', address: '/gioi-thieu/', has: ['.body p'] },
  { name: '404', address: '/404.html', has: ['.ways a'] },
];

export const kind = (name) => KINDS.find((it) => it.name === name);
