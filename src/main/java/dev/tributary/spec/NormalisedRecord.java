package dev.tributary.spec;

import dev.tributary.model.Features;
import java.util.Set;

/**
 * What normalisation makes of the attributes of a record.
 *
 * @param features the values to compare and to block by
 * @param invalidAttributes attributes with a value that breaks the rules of its kind; their values
 *     are kept
 */
public record NormalisedRecord(Features features, Set<String> invalidAttributes) {}
