//! What the whole-program tests share: the real app in a real window, driven over WebDriver.
//!
//! On Linux the app is driven by WebKitWebDriver itself; no other program stands in between. `cargo xtask test` brings
//! the screen and names the app in `BROADSHEET_APP`.
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{json, Value};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long anything in the window may take before a test says that it did not come.
const PATIENCE: Duration = Duration::from_secs(20);

/// The root of the tree.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The app with its window open on a library.
pub struct App {
    /// The session with the web view.
    pub client: Client,
    driver: Driver,
}

/// The driver in a process group of its own: when it ends the app must end too, or a pipe hangs for minutes.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

impl App {
    /// Opens the app on the library in `folder`.
    pub async fn open(folder: &Path) -> Self {
        let app = std::env::var("BROADSHEET_APP").expect("BROADSHEET_APP names the app; run `cargo xtask test`");
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_string()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed; run `cargo xtask test`");
        let driver = Driver(driver);
        let options = json!({"binary": app, "args": ["--library", folder]});
        let capabilities = Capabilities::from_iter([("webkitgtk:browserOptions".to_string(), options)]);
        let address = format!("http://127.0.0.1:{port}");
        let deadline = Instant::now() + PATIENCE;
        let client = loop {
            let connector = hyper_util::client::legacy::connect::HttpConnector::new();
            match ClientBuilder::new(connector).capabilities(capabilities.clone()).connect(&address).await {
                Ok(client) => break client,
                Err(error) if Instant::now() > deadline => panic!("no session with the window: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        };
        Self { client, driver }
    }

    /// Closes the window as a user does, and waits until the app is gone.
    pub async fn close(self) {
        let _ = self.client.close().await;
        drop(self.driver);
    }

    /// Ends the app at once, as a power cut does.
    pub fn kill(self) {
        drop(self.driver);
    }

    /// Drags files into the middle of the window from outside.
    pub fn drop_files(&self, files: &[PathBuf]) {
        let script = root().join("tests/e2e/drop.sh");
        let status = Command::new(script).args(["Broadsheet", "640", "430"]).args(files).status();
        assert!(status.expect("bash is there").success(), "the files could not be dropped");
    }

    /// Waits for the element of that test id.
    pub async fn find(&self, id: &str) -> fantoccini::elements::Element {
        self.find_within(id, PATIENCE.as_secs()).await
    }

    /// The same, within so many seconds.
    pub async fn find_within(&self, id: &str, seconds: u64) -> fantoccini::elements::Element {
        let css = format!("[data-testid=\"{id}\"]");
        let found = self.client.wait().at_most(Duration::from_secs(seconds)).for_element(Locator::Css(&css)).await;
        match found {
            Ok(found) => found,
            Err(error) => {
                self.screenshot(&root().join("tests/e2e/out/missing.png")).await;
                panic!("nothing with the test id {id} came, see tests/e2e/out/missing.png: {error}")
            }
        }
    }

    /// How many elements there are of that test id now.
    pub async fn count(&self, id: &str) -> usize {
        self.all(id).await.len()
    }

    /// All elements of that test id now.
    pub async fn all(&self, id: &str) -> Vec<fantoccini::elements::Element> {
        self.client.find_all(Locator::Css(&format!("[data-testid=\"{id}\"]"))).await.expect("the window answers")
    }

    /// The visible texts of all elements of that test id, now.
    pub async fn texts(&self, id: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(`[data-testid=\"${arguments[0]}\"]`)].map(e => e.innerText)";
        let texts = self.client.execute(script, vec![json!(id)]).await.expect("the window answers");
        serde_json::from_value(texts).expect("texts")
    }

    /// Clicks the element of that test id.
    pub async fn click(&self, id: &str) {
        self.find(id).await.click().await.unwrap_or_else(|error| panic!("{id} could not be clicked: {error}"));
    }

    /// Waits until the condition, a JavaScript expression, is true.
    pub async fn wait_until(&self, what: &str, condition: &str) {
        let script = format!("return Boolean({condition})");
        let deadline = Instant::now() + PATIENCE;
        while self.client.execute(&script, vec![]).await.ok() != Some(Value::Bool(true)) {
            assert!(Instant::now() < deadline, "{what} did not come within {PATIENCE:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until that many elements of the test id are there.
    pub async fn wait_for(&self, id: &str, count: usize) {
        let condition = format!("document.querySelectorAll('[data-testid=\"{id}\"]').length === {count}");
        self.wait_until(&format!("{count} × {id}"), &condition).await;
    }

    /// Opens the article whose row holds these words, as a double click does.
    pub async fn open_row(&self, words: &str) {
        let script = "const row = [...document.querySelectorAll('[data-testid=\"article-row\"]')].find(e => e.innerText.includes(arguments[0]));\
             row.scrollIntoView({block: 'nearest'});\
             row.dispatchEvent(new MouseEvent('click', {bubbles: true})); row.dispatchEvent(new MouseEvent('dblclick', {bubbles: true}))";
        self.client
            .execute(script, vec![json!(words)])
            .await
            .unwrap_or_else(|error| panic!("no row with {words}: {error}"));
    }

    /// Clicks the element of that test id that holds these words.
    pub async fn click_text(&self, id: &str, words: &str) {
        for element in self.all(id).await {
            if element.text().await.is_ok_and(|text| text.contains(words)) {
                return element.click().await.expect("it can be clicked");
            }
        }
        panic!("no {id} with {words}");
    }

    /// Selects every row of the list by keyboard.
    pub async fn select_all_rows(&self) {
        self.click("article-row").await;
        let keys = format!("{}a", char::from(fantoccini::key::Key::Control));
        self.client.active_element().await.expect("something has the focus").send_keys(&keys).await.expect("keys");
    }

    /// Closes a dialog if it is there.
    pub async fn dismiss(&self, id: &str) {
        if self.count(id).await > 0 {
            self.click("dialog-close").await;
            self.wait_for(id, 0).await;
        }
    }

    /// Fails with what axe finds on the screen as it is.
    pub async fn check_accessibility(&self, screen: &str) {
        let faults = self.accessibility_faults().await;
        assert!(faults.is_empty(), "{screen}: {faults:#?}");
    }

    /// What axe finds wrong with the screen as it is, contrast included: rule, and the first element it concerns.
    pub async fn accessibility_faults(&self) -> Vec<String> {
        let axe = std::fs::read_to_string(root().join("ui/node_modules/axe-core/axe.min.js")).expect("npm ci has run");
        self.client.execute(&axe, vec![]).await.expect("axe loads");
        let script = "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v => `${v.id}: ${v.nodes[0].html}`)), e => done([String(e)]))";
        let faults = self.client.execute_async(script, vec![]).await.expect("axe runs");
        serde_json::from_value(faults).expect("texts")
    }

    /// Writes a picture of the window.
    pub async fn screenshot(&self, file: &Path) {
        std::fs::create_dir_all(file.parent().expect("a file in a folder")).expect("the folder can be made");
        std::fs::write(file, self.client.screenshot().await.expect("a picture")).expect("the picture can be written");
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}
