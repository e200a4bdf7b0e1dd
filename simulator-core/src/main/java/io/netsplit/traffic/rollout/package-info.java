/** A new version takes the place of an old one while requests come: blue-green, canary, rolling. */
@NullMarked
package io.netsplit.traffic.rollout;

import org.jspecify.annotations.NullMarked;
