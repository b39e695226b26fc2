use super::compact::CssPiece;
use super::sheet::parse_sheet;
use proptest::prelude::*;

/// The shortest form of a sheet, and its faults: line, column, message.
fn read_as_text(sheet: &str) -> (String, Vec<(u32, u32, String)>) {
    let read = parse_sheet(sheet);
    let mut text = String::new();
    for piece in &read.pieces {
        match piece {
            CssPiece::Text(piece) => text.push_str(piece),
            CssPiece::Link(link) => text.push_str(&encoded(&link.url)),
            CssPiece::Import(link) => {
                text.push_str(&format!("@import \"{}\";", encoded(&link.url)));
            }
        }
    }
    let faults = read.faults.into_iter();
    let faults = faults.map(|fault| (fault.at.line + 1, fault.at.column, fault.message));
    (text, faults.collect())
}

/// An address as it may stand between quotes.
fn encoded(url: &str) -> String {
    let letters = url.chars().map(|letter| match letter {
        '"' | '\\' | '\0'..='\x1f' => format!("%{:02X}", u32::from(letter)),
        letter => letter.to_string(),
    });
    letters.collect()
}

#[rustfmt::skip]
#[test]
fn a_sheet_gets_shorter_and_means_the_same() {
    for (sheet, short) in [
        ("/* a */ h1 , h2 { color : red ; margin: 0 }\n", "h1,h2{color:red;margin:0}"),
        ("h1 { color: red; } /* offen", "h1{color:red}"),
        ("@media (min-width: 3px) { h1 { color: red }", "@media (min-width:3px){h1{color:red}}"),
        ("@media screen and ( 3px < width <= 4px ) , print { a { b: c } }", "@media screen and (3px<width<=4px),print{a{b:c}}"),
        ("@supports ( display : grid ) and (not (a:b)) { a { b: c } }", "@supports (display:grid) and (not (a:b)){a{b:c}}"),
        ("@supports selector(a > b) { a { b: c } }", "@supports selector(a > b){a{b:c}}"),
        ("@layer a , b.c;", "@layer a,b.c;"),
        ("@page :first { margin: 1cm; @bottom-right { content: 'x' } }", "@page :first{margin:1cm;@bottom-right{content:\"x\"}}"),
        ("@keyframes x { from , 50% { color: red } to { color: blue } }", "@keyframes x{from,50%{color:red}to{color:blue}}"),
        ("@font-face { font-family: X; src: url( a.woff2 ) format('woff2') }", "@font-face{font-family:X;src:url(\"a.woff2\") format(\"woff2\")}"),
        ("@charset 'utf-8'; a { b: c }", "a{b:c}"),
        ("@namespace svg url(http://www.w3.org/2000/svg);", "@namespace svg \"http://www.w3.org/2000/svg\";"),
        ("@import url(a.css);\n@import 'b.css' screen;", "@import \"a.css\";@import \"b.css\" screen;"),
        ("a > b ~ c + d   e { x: y }", "a>b~c+d e{x:y}"),
        ("a:not( .b , :nth-child(2n + 1)) { x: y }", "a:not(.b,:nth-child(2n+1)){x:y}"),
        ("a[ b = \"c\" i ], *|*, svg|a { x: y }", "a[b=\"c\" i],*|*,svg|a{x:y}"),
        (".a\\:b, .\\31 0 { x: y }", ".a\\:b,.\\31 0{x:y}"),
        ("a { > b { x: y } &:hover { x: y } c: d }", "a{>b{x:y}&:hover{x:y}c:d}"),
        ("a { b:hover { x: y } }", "a{b:hover{x:y}}"),
        ("a { @media print { b: c } }", "a{@media print{b:c}}"),
        ("a { font: 0.5rem / 1.5 X , Y; margin: -0.5px +0.25em }", "a{font:.5rem/1.5 X,Y;margin:-.5px +.25em}"),
        ("a { width: calc( 1px + 2px * 3 - -0.5px ) }", "a{width:calc(1px + 2px*3 - -.5px)}"),
        ("a { color: #ffffff; fill: #aabbccdd; stroke: #abcdef }", "a{color:#fff;fill:#abcd;stroke:#abcdef}"),
        ("a { --x: #ffffff  0.5 ; --y:; --z: { b } }", "a{--x:#ffffff 0.5;--y:;--z:{b}}"),
        ("a { --x: b/**/c; d: e/**/f }", "a{--x:b/**/c;d:e/**/f}"),
        ("a { b: c ! important }", "a{b:c!important}"),
        ("a { b: url(x.png) url( 'y z.png' ) image-set( 'w.png' 1x , url(v.png) 2x ) }", "a{b:url(\"x.png\") url(\"y z.png\") image-set(\"w.png\" 1x,url(\"v.png\") 2x)}"),
        ("a {} @media print { b {} } @layer c {}", "@layer c{}"),
        ("<!-- a { b: c } -->", "a{b:c}"),
        ("/*! licence */ /* a */ a { b: c }", "/*! licence */a{b:c}"),
    ] {
        assert_eq!(read_as_text(sheet), (short.to_owned(), Vec::new()));
    }
}

#[rustfmt::skip]
#[test]
fn what_browsers_skip_is_left_out_and_told() {
    for (sheet, short, faults) in [
        ("h2 { color red; a: b }", "h2{a:b}", &[(1, 11, "Unexpected token Ident(\"red\")")][..]),
        ("a { b: c; } } d { e: f }", "a{b:c}", &[(1, 13, "Invalid empty selector")]),
        ("a { b: \"c\n; d: e }", "a{d:e}", &[(1, 8, "Unexpected token BadString(\"c\")")]),
        ("a { b: url(c d) ; e: f }", "a{e:f}", &[(1, 8, "Unexpected token BadUrl(\"c d\")")]),
        ("a { b: ) ; e: f }", "a{e:f}", &[(1, 8, "Unexpected token CloseParenthesis")]),
        ("a { b: c !importnt; e: f }", "a{e:f}", &[(1, 10, "Unexpected token Delim('!')")]),
        ("a { b: var(c); e: f }", "a{e:f}", &[(1, 12, "Unexpected token Ident(\"c\")")]),
        ("a { *b: c; e: f }", "a{e:f}", &[(1, 10, "Unexpected token Semicolon")]),
        ("a { // b\nc: d; e: f }", "a{e:f}", &[(2, 5, "Unexpected token Semicolon")]),
        ("a { --b: url(c.png) }", "a{--b:url(c.png)}", &[(1, 10, "Ambiguous url('c.png') in custom property. Relative paths are resolved from the location the var() is used, not where the custom property is defined. Use an absolute URL instead")]),
        ("a,, b { c: d }", "", &[(1, 3, "Invalid empty selector")]),
        ("a > { c: d }", "", &[(1, 5, "Invalid dangling combinator in selector")]),
        ("a > > b { c: d }", "", &[(1, 5, "Invalid dangling combinator in selector")]),
        ("a || b { c: d }", "", &[(1, 4, "Unexpected token in namespace selector: Delim('|')")]),
        (". { c: d }", "", &[(1, 2, "Expected identifier in class selector, got WhiteSpace(\" \")")]),
        ("a: { c: d }", "", &[(1, 4, "Invalid token in pseudo element: WhiteSpace(\" \")")]),
        ("a:hoover { c: d }", "a:hoover{c:d}", &[(1, 3, "'hoover' is not recognized as a valid pseudo-class. Did you mean '::hoover' (pseudo-element) or is this a typo?")]),
        ("a::befor { c: d }", "a::befor{c:d}", &[(1, 3, "'befor' is not recognized as a valid pseudo-element. Did you mean ':befor' (pseudo-class) or is this a typo?")]),
        ("a:-moz-x, b::-webkit-y { c: d }", "a:-moz-x,b::-webkit-y{c:d}", &[]),
        ("a:not() { c: d }", "", &[(1, 7, "Invalid empty selector")]),
        ("a:is(b, 5):where() { c: d }", "a:is(b,5):where(){c:d}", &[]),
        ("a:nth-child(x) { c: d }", "", &[(1, 14, "Unexpected token Ident(\"x\")")]),
        ("a::before .b { c: d }", "", &[(1, 10, "Pseudo-elements like '::before' or '::after' can't be followed by selectors like 'Delim('.')'")]),
        ("a::before:checked { c: d }", "", &[(1, 11, "Invalid pseudo class after pseudo element, only user action pseudo classes (e.g. :hover, :active) are allowed")]),
        ("a:not(::before) { c: d }", "", &[(1, 15, "Invalid state")]),
        ("[a=] { c: d }", "", &[(1, 4, "Unexpected end of input")]),
        ("[5=b] { c: d }", "", &[(1, 2, "No qualified name in attribute selector: Number { has_sign: false, value: 5.0, int_value: Some(5) }.")]),
        ("[a=\"b\" x] { c: d }", "", &[(1, 7, "Unexpected token Ident(\"x\")")]),
        ("@foo bar { a { b: c } }", "@foo bar{a {b: c}}", &[(1, 5, "Unknown at rule: @foo")]),
        ("a { @font-face { b: c } }", "", &[(1, 16, "Unknown at rule: @font-face")]),
        ("a { b: c } @import 'd.css';", "a{b:c}", &[(1, 19, "@import rules must precede all rules aside from @charset and @layer statements")]),
        ("@import a.css;", "", &[(1, 9, "Unexpected token Ident(\"a\")")]),
        ("@media (min-width 3px) { a { b: c } }", "@media (min-width 3px){a{b:c}}", &[(1, 18, "Unexpected token Dimension { has_sign: false, value: 3.0, int_value: Some(3), unit: \"px\" }")]),
        ("@media (min-width: red) { a { b: c } }", "@media (min-width:red){a{b:c}}", &[(1, 23, "Invalid media query")]),
        ("@media () { a { b: c } }", "@media (){a{b:c}}", &[(1, 9, "The brackets cannot be empty")]),
        ("@media screen or (hover) { a { b: c } }", "@media screen or (hover){a{b:c}}", &[(1, 14, "Unexpected token Ident(\"or\")")]),
        ("@media screen { b: c }", "", &[(1, 22, "Unexpected end of input")]),
        ("@supports display: grid { a { b: c } }", "@supports display: grid{a{b:c}}", &[(1, 11, "Unexpected token Ident(\"display\")")]),
        ("@layer a, b { c { d: e } }", "", &[(1, 14, "Invalid @ rule body")]),
        ("@keyframes x { form { b: c } to { b: c } }", "@keyframes x{to{b:c}}", &[(1, 16, "Unexpected token Ident(\"form\")")]),
        ("@property x { syntax: '*'; inherits: false }", "", &[(1, 10, "Unexpected token Ident(\"x\")")]),
        ("@property --x { inherits: false }", "", &[(1, 33, "Invalid @ rule body")]),
        ("@page :frist { a: b }", "", &[(1, 6, "Unexpected token Colon")]),
        ("@page { @middle { a: b } }", "@page{}", &[(1, 16, "Unknown at rule: @middle")]),
    ] {
        let faults = faults.iter().map(|&(line, column, message)| (line, column, message.to_owned()));
        assert_eq!(read_as_text(sheet), (short.to_owned(), faults.collect()), "{sheet}");
    }
}

#[test]
fn what_stands_deep_in_itself_is_told() {
    for (open, close) in [
        ("a{", "}"),
        ("a{b:calc(", ")}"),
        (":not(", "){a:b}"),
        ("@media ((", ")){a{b:c}}"),
        ("@media print{", "}"),
    ] {
        let deep = open.repeat(20_000) + &close.repeat(20_000);
        let (_, faults) = read_as_text(&deep);
        assert!(!faults.is_empty(), "{open}");
        let last = open.chars().last().unwrap().to_string();
        let deep = open.to_owned() + &last.repeat(50_000);
        read_as_text(&deep);
    }
}

/// Pieces of sheets in any order, also where they are not allowed.
fn sheets() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        ".b",
        "#c",
        "*",
        ":hover",
        "::before",
        ":not(",
        ":is(",
        ":nth-child(",
        "2n",
        "+",
        "-",
        "1",
        "[",
        "]",
        "=",
        "~=",
        "|",
        "&",
        ">",
        "~",
        ",",
        "(",
        ")",
        "{",
        "}",
        ";",
        ":",
        " ",
        " ",
        " ",
        "\n",
        "/**/",
        "/* x",
        "\"s\"",
        "'",
        "url(x)",
        "url(",
        "@media ",
        "@supports",
        "@import ",
        "@layer",
        "@font-face",
        "@keyframes",
        "@page",
        "@x",
        "and ",
        "or ",
        "not ",
        "width",
        "0.5px",
        "-0.5",
        "#aabbcc",
        "!",
        "important",
        "--v",
        "var(",
        "calc(",
        "/",
        "\\",
        "<!--",
        "-->",
        "color:red",
        "ư",
        "\u{feff}",
        "\u{0}",
        "%",
        "$",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    /// The short form reads as itself: no two tokens have become one.
    #[test]
    fn the_short_form_is_the_short_form_of_itself(sheet in sheets()) {
        let (short, _) = read_as_text(&sheet);
        let (again, _) = read_as_text(&short);
        prop_assert_eq!(short, again);
    }
}
