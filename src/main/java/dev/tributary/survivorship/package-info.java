/**
 * Chooses the values of a golden record from the records of its entity.
 *
 * <p>In: the member records. Out: one value per attribute, with the record that gave it. Pure, and
 * independent of the members' order.
 */
@NullMarked
package dev.tributary.survivorship;

import org.jspecify.annotations.NullMarked;
