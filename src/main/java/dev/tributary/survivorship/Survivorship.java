package dev.tributary.survivorship;

import dev.tributary.model.MemberRecord;
import java.util.Collection;
import java.util.SortedMap;

/** Makes the fields of a golden record: a pure function of the set of members. */
@FunctionalInterface
public interface Survivorship {
  /** One surviving value per attribute; an attribute that no member has is absent. */
  SortedMap<String, GoldenField> survive(Collection<MemberRecord> members);
}
