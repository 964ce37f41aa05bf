//! A screen to drive the real window on: Xvfb with a window manager and a session bus of its own.
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A virtual screen that lives as long as this value.
pub struct Desktop {
    display: String,
    programs: Vec<Child>,
}

impl Desktop {
    /// Starts the screen; drag and drop needs a window manager on it.
    pub fn start() -> Result<Self, String> {
        let failed = |what: &str, error: std::io::Error| format!("{what} could not be started: {error}");
        let mut screen = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed("Xvfb", error))?;
        let mut number = String::new();
        if let Some(out) = screen.stdout.take() {
            BufReader::new(out).read_line(&mut number).map_err(|error| failed("Xvfb", error))?;
        }
        let display = format!(":{}", number.trim());
        let mut desktop = Self { display, programs: vec![screen] };
        let mut manager = Command::new("openbox");
        manager.env("DISPLAY", &desktop.display).stdout(Stdio::null()).stderr(Stdio::null());
        desktop.programs.push(manager.spawn().map_err(|error| failed("openbox", error))?);
        Ok(desktop)
    }

    /// The command on this screen, with a session bus of its own (the single-instance lock needs one).
    pub fn wrap(&self, command: Command) -> Command {
        let mut wrapped = Command::new("dbus-run-session");
        wrapped.arg("--").arg(command.get_program()).args(command.get_args());
        if let Some(folder) = command.get_current_dir() {
            wrapped.current_dir(folder);
        }
        wrapped.env("DISPLAY", &self.display).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
        wrapped.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        wrapped
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for program in self.programs.iter_mut().rev() {
            // Already gone is as good as ended.
            let _ = program.kill();
            let _ = program.wait();
        }
    }
}
