/** Several processes of one partner on one PostgreSQL, and what becomes of their work when one is killed. */
package org.ecluse.launcher.replicas;
