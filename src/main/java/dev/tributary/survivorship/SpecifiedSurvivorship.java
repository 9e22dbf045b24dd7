package dev.tributary.survivorship;

import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Survivorship as a spec describes it: one strategy for all fields, others for some. */
public final class SpecifiedSurvivorship implements Survivorship {
  private final FieldSurvivorship fallback;
  private final Map<String, FieldSurvivorship> overrides = new HashMap<>();
  private final Set<String> unpublished;

  /**
   * Survivorship with overrides by attribute.
   *
   * @param fallback for every attribute without an override
   * @param overrides by attribute; one without an order of sources takes that of the fallback
   */
  public SpecifiedSurvivorship(
      FieldSurvivorship fallback, Map<String, FieldSurvivorship> overrides) {
    this(fallback, overrides, Set.of());
  }

  /**
   * The same for golden records that do not show everything.
   *
   * @param unpublished attributes that survive in none
   */
  public SpecifiedSurvivorship(
      FieldSurvivorship fallback,
      Map<String, FieldSurvivorship> overrides,
      Set<String> unpublished) {
    this.fallback = fallback;
    this.unpublished = Set.copyOf(unpublished);
    overrides.forEach(
        (attribute, field) -> this.overrides.put(attribute, field.orSourcesOf(fallback)));
  }

  @Override
  public SortedMap<String, GoldenField> survive(Collection<MemberRecord> members) {
    SortedMap<String, GoldenField> golden = new TreeMap<>();
    Set<String> attributes = attributesOf(members);
    attributes.removeAll(unpublished);
    for (String attribute : attributes) {
      FieldSurvivorship field = overrides.getOrDefault(attribute, fallback);
      List<Candidate> candidates = candidates(members, attribute, field);
      if (!candidates.isEmpty()) {
        Candidate survivor = CandidateOrder.survivor(candidates, field.strategy());
        String strategy = field.strategy().specName();
        golden.put(attribute, new GoldenField(survivor.value(), survivor.key(), strategy));
      }
    }
    return golden;
  }

  private static Set<String> attributesOf(Collection<MemberRecord> members) {
    Set<String> attributes = new TreeSet<>();
    for (MemberRecord member : members) {
      attributes.addAll(member.attributes().values().keySet());
    }
    return attributes;
  }

  /** Every value of an attribute that can be seen, with how many records have it. */
  private static List<Candidate> candidates(
      Collection<MemberRecord> members, String attribute, FieldSurvivorship field) {
    List<Candidate> candidates = new ArrayList<>();
    for (MemberRecord member : members) {
      List<String> values = member.attributes().all(attribute);
      for (int position = 0; position < values.size(); position++) {
        String value = values.get(position);
        String folded = FoldedValue.of(value);
        if (!folded.isEmpty()) {
          int rank = field.rankOf(member.key().source());
          candidates.add(Candidate.of(member, position, value, folded, rank));
        }
      }
    }
    if (candidates.size() > 1) {
      countRecords(candidates);
    }
    return candidates;
  }

  private static void countRecords(List<Candidate> candidates) {
    Map<String, Set<RecordKey>> recordsByValue = new HashMap<>();
    for (Candidate candidate : candidates) {
      recordsByValue.computeIfAbsent(candidate.folded(), v -> new HashSet<>()).add(candidate.key());
    }
    candidates.replaceAll(
        candidate -> {
          Set<RecordKey> records = recordsByValue.getOrDefault(candidate.folded(), Set.of());
          return candidate.withFrequency(records.size());
        });
  }
}
