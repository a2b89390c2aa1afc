//! The module `gc`.

use crate::member_table;
use crate::native::{Args, Member};
use crate::ops;
use crate::vm::{Res, Vm};
use mpyc_abi::value::Value;

/// Its members.
pub static MEMBERS: &[Member] = member_table! {
    fn COLLECT (0, 1) PLAIN => collect;
    fn DISABLE (0, 0) PLAIN => disable;
    fn ENABLE (0, 0) PLAIN => enable;
    fn ISENABLED (0, 0) PLAIN => isenabled;
    fn MEM_ALLOC (0, 0) PLAIN => mem_alloc;
    fn MEM_FREE (0, 0) PLAIN => mem_free;
    fn THRESHOLD (0, 1) PLAIN => threshold;
};

fn bytes(n: u32) -> Value {
    Value::small(n as i32)
}

/// `collect()`: frees what cannot be reached; None, as on the board's own firmware.
fn collect(vm: &mut Vm, _args: Args) -> Res {
    vm.collect();
    Ok(Value::NONE)
}

/// `disable()`: collections happen only when `collect` is called.
fn disable(vm: &mut Vm, _args: Args) -> Res {
    vm.gc_enabled = false;
    Ok(Value::NONE)
}

/// `enable()`.
fn enable(vm: &mut Vm, _args: Args) -> Res {
    vm.gc_enabled = true;
    Ok(Value::NONE)
}

/// `isenabled()`.
fn isenabled(vm: &mut Vm, _args: Args) -> Res {
    Ok(Value::bool(vm.gc_enabled))
}

/// `mem_alloc()`: bytes in use by objects, those not yet collected included.
fn mem_alloc(vm: &mut Vm, _args: Args) -> Res {
    Ok(bytes(vm.used_bytes()))
}

/// `mem_free()`: bytes that can still be allocated without a collection.
fn mem_free(vm: &mut Vm, _args: Args) -> Res {
    Ok(bytes(vm.free_bytes()))
}

/// `threshold([n])`: a collection is made before that many bytes, in whole words, have been allocated since the last;
/// -1 never.
fn threshold(vm: &mut Vm, args: Args) -> Res {
    if args.is_empty() {
        return Ok(Value::small(vm.gc_threshold));
    }
    let n = ops::index(vm, args.get(0))?;
    vm.gc_threshold = if n < 0 { -1 } else { n & !3 };
    Ok(Value::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::obj::list;
    use crate::testing::machine;

    fn fill(vm: &mut Vm) -> bool {
        (0..200).all(|_| list::with_capacity(vm, 60).is_ok())
    }

    #[test]
    fn disabled_it_collects_when_asked_only() {
        let _space = Space::new();
        let mut vm = machine();
        let none = Args::new(vm.mark(), 0, 0);
        assert!(fill(&mut vm));
        disable(&mut vm, none).unwrap();
        assert!(!fill(&mut vm));
        collect(&mut vm, none).unwrap();
        assert!(list::with_capacity(&mut vm, 60).is_ok());
        enable(&mut vm, none).unwrap();
        assert!(fill(&mut vm));
    }

    #[test]
    fn a_threshold_keeps_the_heap_small() {
        let _space = Space::new();
        let mut vm = machine();
        vm.push(Value::small(1000));
        let limit = Args::new(vm.mark() - 4, 1, 0);
        threshold(&mut vm, limit).unwrap();
        assert!(fill(&mut vm));
        assert!(vm.used_bytes() < 2000);
    }
}
