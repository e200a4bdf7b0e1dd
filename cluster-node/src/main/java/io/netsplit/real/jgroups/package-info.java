/** JGroups: the simulated systems hosted on its channels. */
@NullMarked
package io.netsplit.real.jgroups;

import org.jspecify.annotations.NullMarked;
