package org.ecluse.connector.operator.api;

/** Marks a resource that answers without the operator token, because it says nothing that is not public. */
public interface OpenToStrangers {}
