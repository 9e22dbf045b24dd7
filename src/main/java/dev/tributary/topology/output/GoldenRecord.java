package dev.tributary.topology.output;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.SortedMap;

/**
 * A golden record as read back from its topic.
 *
 * @param fields attribute to surviving value; an attribute that no member has is absent
 * @param others what its records have beside, by attribute; not all of it where that is much
 * @param members the first 1,000 of them
 * @param memberCount how many there are
 * @param confidence from 0 to 1
 * @param settling whether links that could change it were still on their way
 */
public record GoldenRecord(
    String entity,
    long revision,
    SortedMap<String, String> fields,
    SortedMap<String, List<String>> others,
    List<RecordKey> members,
    int memberCount,
    double confidence,
    boolean settling) {}
