/**
 * Brings values into a form in which equal things are written equally.
 *
 * <p>In: raw text of one attribute (normalisers) or of several columns (staging functions). Out:
 * the forms to compare and to block by. Pure functions, safe for use by several threads.
 */
@NullMarked
package dev.tributary.normalisation;

import org.jspecify.annotations.NullMarked;
