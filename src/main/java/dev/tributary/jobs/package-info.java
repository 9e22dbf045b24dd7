/**
 * Long work on behalf of callers: training, shadow runs, re-resolution, exports to files.
 *
 * <p>In: what somebody wants done. Out: jobs on their topic, with progress while they run and with
 * what came of them, for every instance to tell.
 */
@NullMarked
package dev.tributary.jobs;

import org.jspecify.annotations.NullMarked;
