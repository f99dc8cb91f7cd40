-- What donghanh_app may do with what donghanh_owner makes. Run inside the database, as its owner or a superuser,
-- before the first migration; running it again changes nothing.
revoke create on schema public from public;
do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to donghanh_app', current_database());
end
$$;
grant usage on schema public to donghanh_app;
alter default privileges for role donghanh_owner in schema public
    grant select, insert, update, delete on tables to donghanh_app;
alter default privileges for role donghanh_owner in schema public
    grant usage, select on sequences to donghanh_app;
alter default privileges for role donghanh_owner in schema public
    grant execute on functions to donghanh_app;
