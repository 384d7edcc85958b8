-- What two parties signed, what is owed and paid, what was used. Times are UTC; hashes are SHA-256 in hexadecimal.

create table agreement (
    id          varchar(255) primary key,
    canonical   varchar      not null,
    hash        char(64)     not null,
    stored_at   timestamp(6) with time zone not null,
    ended_at    timestamp(6) with time zone,
    end_code    varchar(128),
    seq         bigint generated always as identity
);

create table duty (
    agreement_id varchar(255) not null,
    number       integer      not null,
    fulfilled_at timestamp(6) with time zone not null,
    evidence     varchar(4000) not null,
    primary key (agreement_id, number)
);

create table payment_account (
    agreement_id varchar(255)   primary key,
    reference    varchar(25)    not null unique,
    payer        varchar(512)   not null,
    payee        varchar(512)   not null,
    amount       decimal(20, 4) not null,
    currency     char(3)        not null,
    since        timestamp(6) with time zone not null,
    seq          bigint generated always as identity
);

create table payment (
    id           varchar(64)    primary key,
    agreement_id varchar(255)   not null references payment_account (agreement_id),
    amount       decimal(20, 4) not null,
    paid_on      date           not null,
    seq          bigint generated always as identity
);
create index payment_by_agreement on payment (agreement_id, seq);

create table receipt (
    agreement_id varchar(255) primary key references payment_account (agreement_id),
    jws          varchar      not null,
    hash         char(64)     not null,
    log_index    bigint,
    logged_at    timestamp(6) with time zone,
    seq          bigint generated always as identity
);

create table usage_entry (
    id            varchar(64)  primary key,
    asset_id      varchar(255) not null,
    agreement_id  varchar(255),
    used_by       varchar(512),
    purpose       varchar(1000),
    used_at       timestamp(6) with time zone not null,
    permitted     boolean      not null,
    code          varchar(128) not null,
    row_count     bigint       not null,
    rows_withheld bigint       not null,
    byte_count    bigint       not null,
    seq           bigint generated always as identity
);
create index usage_by_asset on usage_entry (asset_id, seq);
create index usage_by_agreement on usage_entry (agreement_id, seq);
