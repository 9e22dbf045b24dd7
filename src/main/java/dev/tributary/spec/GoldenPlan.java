package dev.tributary.spec;

import dev.tributary.survivorship.Survivorship;
import java.util.List;
import java.util.Set;

/**
 * What a golden record is made of.
 *
 * @param attributes in the order of the spec
 */
record GoldenPlan(Survivorship survivorship, List<String> attributes, Set<String> personal) {}
