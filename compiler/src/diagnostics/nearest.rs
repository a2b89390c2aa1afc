//! "Did you mean": the known name that is most like an unknown one.

/// The candidate most like `name`: equal but for letter case, or at most one slip of the finger away
/// for each three letters. Among equals the first in alphabetical order, so that the order of the
/// candidates does not matter. `name` itself is no answer.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).min(3);
    let folded = name.to_lowercase();
    candidates
        .filter(|&candidate| candidate != name)
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, _)| distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_slips_are_forgiven() {
        let known = ["microbit", "music", "math", "time", "utime"];
        assert_eq!(nearest("Microbit", known.into_iter()), Some("microbit"));
        assert_eq!(nearest("micorbit", known.into_iter()), Some("microbit"));
        assert_eq!(nearest("tme", known.into_iter()), Some("time"));
        assert_eq!(nearest("radio", known.into_iter()), None);
        assert_eq!(nearest("math", known.into_iter()), None);
        assert_eq!(nearest("", known.into_iter()), None);
    }
}
