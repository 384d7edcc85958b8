-- Persons who act for this connector, and what they did. Names are never given twice; acts are only ever added.

create table person (
    name     varchar(64)  primary key,
    role     varchar(16)  not null, -- READER, REQUESTER, SIGNATORY, OPERATOR
    key_hash varchar(64)  not null unique, -- SHA-256 of the key, hexadecimal
    added_at timestamp(6) with time zone not null,
    added_by varchar(64)  not null,
    removed  boolean      not null
);

create table act (
    seq     bigint generated always as identity primary key,
    done_at timestamp(6) with time zone not null,
    done_by varchar(64)   not null,
    role    varchar(16)   not null,
    what    varchar(80)   not null,
    subject varchar(512)  not null,
    detail  varchar(2100) not null
);
