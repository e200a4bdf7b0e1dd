/** A graph of services that call each other: each with servers behind balancers, and policies around every call. */
@NullMarked
package io.netsplit.traffic.service;

import org.jspecify.annotations.NullMarked;
