/**
 * The versions of a spec on their topic: published ones come in as text and go out compiled, and
 * how far the change from one to the next is comes out for people.
 */
@NullMarked
package dev.tributary.topology.version;

import org.jspecify.annotations.NullMarked;
