//! The committed TypeScript side of the commands has to be that of the Rust side.
use specta_typescript::Typescript;
use std::fs;
use std::path::Path;

/// `wire::Id` is an alias, which leaves no trace in the types.
const ID: &str = "/** An id of a row of the library. */\nexport type Id = number;";

#[test]
fn bindings_are_current() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/backend/bindings.ts");
    let fresh = std::env::temp_dir().join(format!("broadsheet-bindings-{}.ts", std::process::id()));
    crate::typed_commands().export(Typescript::default().with_raw(ID), &fresh).unwrap();
    let now = fs::read_to_string(&fresh).unwrap();
    fs::remove_file(&fresh).unwrap();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        fs::write(&committed, &now).unwrap();
    }
    let was = fs::read_to_string(&committed).unwrap_or_default();
    assert!(was == now, "bindings.ts is out of date; run: cargo xtask bindings");
}
