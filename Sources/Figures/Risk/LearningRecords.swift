package import Model

/// Postmortems and near misses at the as-of; what is undated always exists.
extension RecordReading {
  package var postmortems: [Postmortem] {
    facts.postmortems.filter { $0.date.map { $0 <= today } ?? true }
  }

  package var nearMisses: [NearMiss] {
    facts.nearMisses.filter { $0.date.map { $0 <= today } ?? true }
  }
}
