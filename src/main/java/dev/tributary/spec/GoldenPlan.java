package dev.tributary.spec;

import dev.tributary.survivorship.Survivorship;
import java.util.List;
import java.util.Set;

/**
 * What a golden record is made of.
 *
 * @param attributes all of them, in the order of the spec
 * @param unpublished those that golden records do not show
 */
record GoldenPlan(
    Survivorship survivorship,
    List<String> attributes,
    Set<String> unpublished,
    Set<String> personal) {}
