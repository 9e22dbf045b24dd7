/**
 * HTTP without what it is about: a server of routes, keys and roles, limits, the description of an
 * API; and the metrics of a resolver.
 *
 * <p>In: requests. Out: what a route's handler answers, or what is wrong with the request.
 */
@NullMarked
package dev.tributary.http;

import org.jspecify.annotations.NullMarked;
