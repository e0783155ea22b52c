//! Progress on standard error, for anything that takes longer than a second.

use std::{
    io::{self, IsTerminal as _, Write as _},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering::Relaxed},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};
use praya_discovery::{Progress, Stage};

/// Below this nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often a terminal is drawn.
const FRAME: Duration = Duration::from_millis(100);
/// How often a line is written where standard error is no terminal.
const LINE: Duration = Duration::from_secs(10);

/// How far a scan is, shown while this lives.
pub(crate) struct Display {
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    files: AtomicU64,
    bytes: AtomicU64,
    files_done: AtomicU64,
    bytes_done: AtomicU64,
    stage: AtomicU8,
    is_over: AtomicBool,
}

impl Display {
    /// Begins to show, unless told to be quiet.
    pub(crate) fn new(is_quiet: bool) -> Self {
        let state = Arc::new(State::default());
        let shown = Arc::clone(&state);
        let thread = (!is_quiet).then(|| {
            thread::spawn(move || match io::stderr().is_terminal() {
                true => draw(&shown),
                false => write_lines(&shown),
            })
        });
        Self { state, thread }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.state.is_over.store(true, Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

impl Progress for Display {
    fn stage(&self, stage: Stage) {
        self.state.stage.store(stage as u8, Relaxed);
    }

    fn found(&self, files: u64, bytes: u64) {
        self.state.files.fetch_add(files, Relaxed);
        self.state.bytes.fetch_add(bytes, Relaxed);
    }

    fn done(&self, files: u64, bytes: u64) {
        self.state.files_done.fetch_add(files, Relaxed);
        self.state.bytes_done.fetch_add(bytes, Relaxed);
    }
}

impl State {
    /// Waits; `false` where the scan is over.
    fn wait(&self, time: Duration) -> bool {
        if !self.is_over.load(Relaxed) {
            thread::park_timeout(time);
        }
        !self.is_over.load(Relaxed)
    }

    fn stage(&self) -> &'static str {
        let stage = self.stage.load(Relaxed);
        if stage == Stage::Listing as u8 {
            "listing files"
        } else if stage == Stage::Reading as u8 {
            "reading"
        } else {
            "analysing source code"
        }
    }
}

fn draw(state: &State) {
    if !state.wait(PATIENCE) {
        return;
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = "{msg} {wide_bar} {bytes}/{total_bytes}, {eta} left";
    bar.set_style(
        ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    loop {
        bar.set_length(state.bytes.load(Relaxed));
        bar.set_position(state.bytes_done.load(Relaxed));
        let (done, files) = (state.files_done.load(Relaxed), state.files.load(Relaxed));
        bar.set_message(format!("{}: {done} of {files} files", state.stage()));
        bar.tick();
        if !state.wait(FRAME) {
            break;
        }
    }
    bar.finish_and_clear();
}

#[expect(clippy::disallowed_methods, reason = "how long is left hangs on how long it took so far")]
fn write_lines(state: &State) {
    let began = Instant::now();
    let mut interval = PATIENCE;
    while state.wait(interval) {
        interval = LINE;
        let (done, all) = (state.bytes_done.load(Relaxed), state.bytes.load(Relaxed));
        let left = match done {
            0 => String::new(),
            _ => {
                let seconds = began.elapsed().as_secs_f64() * all.saturating_sub(done) as f64;
                format!(", about {:.0} s left", seconds / done as f64)
            }
        };
        let (stage, files) = (state.stage(), state.files.load(Relaxed));
        let files_done = state.files_done.load(Relaxed);
        let (done, all) = (HumanBytes(done), HumanBytes(all));
        let line = format!("praya: {stage}: {files_done} of {files} files, {done} of {all}{left}");
        let _ = writeln!(io::stderr(), "{line}");
    }
}
