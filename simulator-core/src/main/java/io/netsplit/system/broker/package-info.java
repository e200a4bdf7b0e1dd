/**
 * A message broker: producers' messages on a log ({@link io.netsplit.system.broker.Broker}), subscriptions that hand them to
 * consumers and take them back, and a store in which the consumers' effects are seen.
 */
@NullMarked
package io.netsplit.system.broker;

import org.jspecify.annotations.NullMarked;
