//! Lines to blocks, and blocks to the order of reading (after Breuel, "High performance document layout analysis", 2003).
use super::rows::Segment;

/// Lines of one kind, one under the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// Its lines from top to bottom; never empty.
    pub lines: Vec<Segment>,
    pub x0: f32,
    pub x1: f32,
    pub top: f32,
    pub bottom: f32,
}

/// How far a line may stand under the one before it, in sizes of type, while their distance is not known.
const DISTANCE: f32 = 1.8;
/// Most blocks that are put in order by their neighbors; beyond, from top to bottom.
const MOST: usize = 300;

impl Block {
    fn of(line: Segment) -> Self {
        Self {
            x0: line.x0,
            x1: line.x1,
            top: line.y - line.size * 0.8,
            bottom: line.y + line.size * 0.2,
            lines: vec![line],
        }
    }

    fn push(&mut self, line: Segment) {
        self.x0 = self.x0.min(line.x0);
        self.x1 = self.x1.max(line.x1);
        self.bottom = line.y + line.size * 0.2;
        self.lines.push(line);
    }

    fn last(&self) -> Option<&Segment> {
        self.lines.last()
    }

    /// Whether the line goes on with what this block holds.
    fn takes(&self, line: &Segment) -> bool {
        let Some(last) = self.last() else { return false };
        let down = line.y - last.y;
        let before = self.lines.len().checked_sub(2).and_then(|at| self.lines.get(at)).map(|before| last.y - before.y);
        let most = match before {
            Some(usual) => (usual * 1.35).max(line.size * 1.3),
            None => line.size.max(last.size) * DISTANCE,
        };
        let alike = (line.size / last.size - 1.0).abs() <= 0.13;
        let overlap = line.x1.min(self.x1) - line.x0.max(self.x0);
        let under =
            overlap >= 0.4 * (line.x1 - line.x0).min(self.x1 - self.x0) || (line.x0 - self.x0).abs() < line.size;
        alike
            && line.bold == last.bold
            && line.table == last.table
            && line.artifact == last.artifact
            && down > line.size * 0.3
            && down <= most
            && under
            && overlap > 0.0
    }
}

/// The blocks of a page in the order of reading. `segments` stand from top to bottom.
pub(super) fn blocks(segments: Vec<Segment>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    while at < segments.len() {
        // The segments of one row choose together: a block that two of them would go on with ends above them.
        let y = segments.get(at).map_or(0.0, |segment| segment.y);
        let row: Vec<Segment> = segments
            .iter()
            .skip(at)
            .take_while(|segment| (segment.y - y).abs() < 0.4 * segment.size)
            .cloned()
            .collect();
        at += row.len().max(1);
        let choices: Vec<Vec<usize>> = row
            .iter()
            .map(|line| {
                // Only the last few dozen blocks can stand right above.
                let recent = blocks.len().saturating_sub(60)..blocks.len();
                recent.filter(|block| blocks.get(*block).is_some_and(|block| block.takes(line))).collect()
            })
            .collect();
        for (line, choice) in row.into_iter().zip(&choices) {
            let alone = match choice.as_slice() {
                [block] => choices.iter().filter(|other| other.contains(block)).count() == 1,
                _ => false,
            };
            match choice.first().filter(|_| alone).and_then(|block| blocks.get_mut(*block)) {
                Some(block) => block.push(line),
                None => blocks.push(Block::of(line)),
            }
        }
    }
    ordered(blocks)
}

/// Sorts blocks: one above another comes before it where they overlap sideways; else the left before the right, unless a
/// block that spans both stands between them.
fn ordered(mut blocks: Vec<Block>) -> Vec<Block> {
    blocks.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.x0.total_cmp(&b.x0)));
    if blocks.len() > MOST {
        return blocks;
    }
    let overlap = |a: &Block, b: &Block| {
        let shared = a.x1.min(b.x1) - a.x0.max(b.x0);
        shared > 0.1 * (a.x1 - a.x0).min(b.x1 - b.x0)
    };
    let before = |a: &Block, b: &Block| {
        if overlap(a, b) {
            return a.top < b.top;
        }
        let (upper, lower) = (a.bottom.min(b.bottom), a.top.max(b.top));
        a.x1 <= b.x0 + 1.0
            && !blocks.iter().any(|c| c.top > upper - 1.0 && c.bottom < lower + 1.0 && overlap(c, a) && overlap(c, b))
    };
    let count = blocks.len();
    let mut waits: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, a) in blocks.iter().enumerate() {
        for ((other, b), waits) in blocks.iter().enumerate().zip(&mut waits) {
            if at != other && before(a, b) {
                waits.push(at);
            }
        }
    }
    let mut done = vec![false; count];
    let mut order = Vec::with_capacity(count);
    while order.len() < count {
        let is_done = |at: &usize| done.get(*at).copied().unwrap_or(true);
        let open = || (0..count).filter(|at| !is_done(at));
        // In a circle the uppermost goes first.
        let free = open().find(|at| waits.get(*at).is_some_and(|waits| waits.iter().all(is_done)));
        let Some(next) = free.or_else(|| open().next()) else { break };
        if let Some(done) = done.get_mut(next) {
            *done = true;
        }
        order.push(next);
    }
    let mut slots: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| slots.get_mut(at).and_then(Option::take)).collect()
}
