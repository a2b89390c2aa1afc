//! Who owns an object that is no part of a module, class or function: the one without which nothing would reach it.

use mpyc_abi::object::Kind;
use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};

use super::entities::Entities;
use super::objects::Objects;

/// The owner of an object.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    /// Number of the module, class or function, or 0: the image.
    pub(super) entity: usize,
    /// The object that the owner reaches it by, which may be the object itself; `None` for parts of the owner.
    pub(super) by: Option<usize>,
}

/// The owners of all objects.
pub(super) fn owners(objects: &Objects<'_>, entities: &Entities) -> Vec<Owner> {
    let count = entities.all.len();
    let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(count + objects.all.len(), objects.all.len() * 2);
    for _ in 0..count + objects.all.len() {
        graph.add_node(());
    }
    let part = |object: usize| entities.of.get(&objects.all[object].address).copied();
    let node = |object: usize| NodeIndex::new(part(object).unwrap_or(count + object));
    for (number, entity) in entities.all.iter().enumerate().skip(1) {
        graph.add_edge(NodeIndex::new(entity.outer), NodeIndex::new(number), ());
    }
    for object in 0..objects.all.len() {
        for held in objects.held_by(object) {
            // Parts of an entity are reached by it alone.
            if part(held).is_none() {
                graph.add_edge(node(object), node(held), ());
            }
        }
    }
    let dominators = simple_fast(&graph, NodeIndex::new(0));
    let owner = |object: usize| {
        if let Some(entity) = part(object) {
            return Owner { entity, by: None };
        }
        let (mut at, mut by) = (object, object);
        loop {
            match dominators.immediate_dominator(NodeIndex::new(count + at)).map(NodeIndex::index) {
                Some(above) if above >= count => at = above - count,
                above => return Owner { entity: above.unwrap_or(0), by: Some(by) },
            }
            // A table is not what people know an object by.
            if objects.all[at].kind != Kind::Array {
                by = at;
            }
        }
    };
    (0..objects.all.len()).map(owner).collect()
}
