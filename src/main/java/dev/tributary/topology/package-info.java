/**
 * The streams application: topics, stores and the processors that carry the science.
 *
 * <p>In: the change topics of the sources and the stewardship topic. Out: golden records,
 * crosswalk, redirects, merge log, decisions, review queue, quarantine. Topics and stores are
 * declared here, once, and named nowhere else.
 */
@NullMarked
package dev.tributary.topology;

import org.jspecify.annotations.NullMarked;
