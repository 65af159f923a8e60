#!/bin/sh
# Gets a user's tokens with curl, uses them, and revokes them.
# Usage: curl.sh http://localhost:4400 <client id> <client secret> <e-mail> <password>
# The client needs the grant type "password".
set -eu
origin=$1 client=$2 secret=$3 email=$4 password=$5

# The value of a member of a JSON object, if it is a text.
member() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

tokens=$(curl --silent --fail "$origin/oauth/token" \
  --data-urlencode grant_type=password \
  --data-urlencode "client_id=$client" --data-urlencode "client_secret=$secret" \
  --data-urlencode "username=$email" --data-urlencode "password=$password" \
  --data-urlencode "audience=$origin/api/v2/" \
  --data-urlencode "scope=openid email offline_access read:current_user")
token=$(printf %s "$tokens" | member access_token)
refresh=$(printf %s "$tokens" | member refresh_token)

user=$(curl --silent --fail "$origin/userinfo" --header "authorization: Bearer $token")
printf '%s\n' "$user" | member email

id=$(printf %s "$user" | member sub | sed 's/|/%7C/')
profile=$(curl --silent --fail "$origin/api/v2/users/$id" --header "authorization: Bearer $token")
printf '%s\n' "$profile" | member theme

curl --silent --fail --output /dev/null --write-out 'revoked %{http_code}\n' "$origin/oauth/revoke" \
  --data-urlencode "client_id=$client" --data-urlencode "client_secret=$secret" \
  --data-urlencode "token=$refresh"
