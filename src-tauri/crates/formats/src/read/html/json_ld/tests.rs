//! Shapes of JSON-LD that sites use.
use super::*;

fn of(script: &str) -> Article {
    find([script].into_iter(), &About::default())
}

fn names(article: &Article) -> Vec<&str> {
    article.authors.iter().map(|author| author.name.as_str()).collect()
}

#[test]
fn references_lead_to_their_objects() {
    let article = of(r##"{"@context":"https://schema.org","@graph":[
            {"@type":"NewsArticle","headline":"Pier opens","author":{"@id":"#ada"},"publisher":{"@id":"#echo"}},
            {"@type":"Organization","@id":"#echo","name":"Harbor Echo"},
            {"@type":"Person","@id":"#ada","name":"Ada Quill"}]}"##);
    assert_eq!(names(&article), ["Ada Quill"]);
    assert_eq!(article.publisher.as_deref(), Some("Harbor Echo"));
}

#[test]
fn persons_outrank_organizations() {
    let article = of(
        r#"{"@type":["Article","NewsArticle"],"author":[{"@type":"Organization","name":"Harbor Echo"},{"@type":"Person","name":["Ada Quill"]}]}"#,
    );
    assert_eq!(names(&article), ["Ada Quill"]);
    let article = of(r#"{"@type":"Article","author":{"@type":"Person","givenName":"Ada","familyName":"Quill"}}"#);
    assert_eq!(names(&article), ["Ada Quill"]);
    let article = of(r#"{"@type":"Article","author":"https://harbor.example/ada","creator":"Ada Quill"}"#);
    assert_eq!(names(&article), ["Ada Quill"]);
}

#[test]
fn the_article_of_the_page_is_taken_and_not_its_neighbor() {
    let scripts = [
        r#"{"@type":"NewsArticle","headline":"Another story of the day","url":"https://harbor.example/other","datePublished":"2020-01-01"}"#,
        r#"{"@type":"NewsArticle","headline":"Pier opens after nine years","url":"https://harbor.example/pier","datePublished":"2021-05-03"}"#,
    ];
    let by_address = About { url: Some("https://www.harbor.example/pier/?from=feed"), titles: &[] };
    assert_eq!(find(scripts.into_iter(), &by_address).published.as_deref(), Some("2021-05-03"));
    let titles = ["Pier opens after nine years | Harbor Echo".to_string()];
    let by_title = About { url: None, titles: &titles };
    assert_eq!(find(scripts.into_iter(), &by_title).published.as_deref(), Some("2021-05-03"));
    assert_eq!(find(scripts.into_iter(), &About::default()).published.as_deref(), Some("2020-01-01"));
}

#[test]
fn an_article_may_be_the_main_entity_of_a_page() {
    let article = of(
        r#"{"@type":"WebPage","datePublished":"2019-01-01","mainEntity":{"@type":"Article","headline":"Pier","datePublished":"2020-02-02"}}"#,
    );
    assert_eq!(article.published.as_deref(), Some("2020-02-02"));
    let article = of(r#"{"@type":"WebPage","datePublished":"2019-01-01"}"#);
    assert_eq!(article.published.as_deref(), Some("2019-01-01"));
}

#[test]
fn entities_and_markup_in_texts_are_read() {
    let article = of(r#"{"@type":"Article","headline":"Salt &amp;amp; sand &#8211; <b>again</b>"}"#);
    assert_eq!(article.headline.as_deref(), Some("Salt & sand – again"));
}
