/**
 * Files and demo data as change events.
 *
 * <p>In: tables, one per source of a spec, and an order of arrival. Out: change events on the
 * topics of the sources, and a report of every row that cannot become one.
 */
@NullMarked
package dev.tributary.cli.feed;

import org.jspecify.annotations.NullMarked;
