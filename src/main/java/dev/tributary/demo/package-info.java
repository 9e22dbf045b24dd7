/**
 * Makes up customers, and the records that five systems keep of them, with the truth known.
 *
 * <p>In: a number of customers and a seed. Out: records, traps, and an endless stream of changes;
 * the same bytes for the same seed on every machine. Nothing in here comes from real people.
 *
 * <p>Customers come in communities of 64, each made from the seed and its own number alone, so any
 * size streams through little memory. Whatever makes one person look like another (a household, a
 * role mailbox, a namesake) is planned within a community.
 */
@NullMarked
package dev.tributary.demo;

import org.jspecify.annotations.NullMarked;
