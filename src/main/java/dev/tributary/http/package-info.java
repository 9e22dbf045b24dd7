/**
 * What a running resolver tells over HTTP.
 *
 * <p>In: GET requests. Out: its metrics, in the text format of Prometheus.
 */
@NullMarked
package dev.tributary.http;

import org.jspecify.annotations.NullMarked;
