/** A run that goes on in real time while somebody looks at it and breaks it by hand. */
@NullMarked
package io.netsplit.scenario.lab;

import org.jspecify.annotations.NullMarked;
