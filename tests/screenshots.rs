//! The pictures of the README, taken in the real window on the sample library: `cargo xtask screenshots`.
use broadsheet_tests::{root, App};
use std::time::Duration;

const LAST: &str = "[...document.querySelectorAll('[data-testid=\"suggestion\"]')].find(e => e.innerText.includes('Port kept')).querySelector";

async fn shoot(app: &App, name: &str) {
    // Fonts, ribbons and summaries come a moment after the text.
    tokio::time::sleep(Duration::from_millis(1200)).await;
    app.screenshot(&root().join("docs").join(format!("{name}.png"))).await;
}

#[tokio::test]
#[ignore = "needs the real window: cargo xtask screenshots"]
async fn pictures_of_the_sample_library() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("library")).await;
    app.client.set_window_size(1440, 900).await.unwrap();
    app.click("open-sample").await;
    app.find("job-details").await;
    app.client.execute("document.querySelectorAll('[data-testid=\"job-tray\"] button.close, [data-testid=\"toasts\"] button.close').forEach(b => b.click())", vec![]).await.unwrap();
    app.wait_until("the sample", "document.querySelectorAll('[data-testid=\"article-row\"]').length >= 10").await;
    shoot(&app, "library").await;

    app.click("go-stories").await;
    app.find("suggestion").await;
    let click = |id: &str| format!("{LAST}('[data-testid=\"{id}\"]').click()");
    app.client.execute(&click("compare-suggestion"), vec![]).await.unwrap();
    app.wait_until("ribbons", "document.querySelectorAll('[data-testid=\"ribbon\"]').length > 1").await;
    shoot(&app, "compare").await;
    app.client.execute("document.documentElement.dataset.theme = 'dark'", vec![]).await.unwrap();
    shoot(&app, "compare-dark").await;
    app.client.execute("delete document.documentElement.dataset.theme", vec![]).await.unwrap();

    app.click("go-stories").await;
    app.find("suggestion").await;
    app.client.execute(&click("accept-suggestion"), vec![]).await.unwrap();
    app.click("story-tab-statements").await;
    app.find("statement").await;
    app.client
        .execute("document.querySelectorAll('[data-testid=\"toasts\"] button.close').forEach(b => b.click())", vec![])
        .await
        .unwrap();
    shoot(&app, "story").await;

    app.click("story-tab-overview").await;
    app.find("story-article").await;
    app.click_text("story-article", "Port kept").await;
    app.find("summary-pick").await;
    shoot(&app, "article").await;
    app.click("article-tab-versions").await;
    app.click("open-versions").await;
    app.find("diff-summary").await;
    shoot(&app, "versions").await;

    app.click("go-speakers").await;
    app.find("speaker-row").await;
    app.click_text("speaker-row", "Marit Lindqvist").await;
    app.find("timeline-mark").await;
    shoot(&app, "speaker").await;
    app.close().await;
}
