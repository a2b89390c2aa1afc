//! Work on many things at once, with the results in order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Room for the compiler's recursion, which the nesting limits of the grammar bound.
const STACK: usize = 16 << 20;

/// How many workers there are by default: as many as the machine can run at once.
pub fn default_workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does `work` on each item, on up to `workers` threads, and hands the results to `done` in the order of the
/// items, each as soon as all before it are there.
pub fn in_order<'a, T: Sync + 'a, R: Send>(
    items: &'a [T],
    workers: usize,
    work: impl Fn(&'a T) -> R + Sync,
    mut done: impl FnMut(R),
) {
    if workers.min(items.len()) <= 1 {
        items.iter().for_each(|item| done(work(item)));
        return;
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let worker = |sender: mpsc::Sender<(usize, R)>| {
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(item) = items.get(at)
        {
            if sender.send((at, work(item))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..workers.min(items.len()) {
            let sender = sender.clone();
            let thread = thread::Builder::new().stack_size(STACK);
            // With one thread at least the work gets done.
            if thread.spawn_scoped(scope, || worker(sender)).is_err() {
                break;
            }
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut wanted = 0;
        for (at, result) in receiver {
            early.insert(at, result);
            while let Some(result) = early.remove(&wanted) {
                done(result);
                wanted += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_with_any_number_of_workers() {
        let items: Vec<u64> = (0..200).collect();
        for workers in [0, 1, 2, 7, 500] {
            let mut seen = Vec::new();
            let work = |&item: &u64| {
                thread::sleep(std::time::Duration::from_micros((item * 7919) % 50));
                item
            };
            in_order(&items, workers, work, |item| seen.push(item));
            assert_eq!(seen, items, "{workers} workers");
        }
    }

    #[test]
    fn no_items_no_results() {
        in_order(&[] as &[u8], 4, |_| (), |()| panic!("there is nothing"));
    }
}
