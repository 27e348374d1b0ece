import { gql } from 'lightning/graphql';
import { idOf, nodesOf, queryOf, textOf } from 'c/uiNodes';
import type { PersonRecord } from './records.ts';

/** People who may be given a task: asked for only where an owner is to be chosen. */
export const USERS_QUERY = gql`
    query SuccessPlayOwners {
        uiapi {
            query {
                User(
                    where: { IsActive: { eq: true }, UserType: { eq: "Standard" } }
                    orderBy: { Name: { order: ASC } }
                    first: 1000
                ) @optional {
                    edges {
                        node {
                            Id
                            Name @optional {
                                value
                            }
                        }
                    }
                }
            }
        }
    }
`;

/** Reads the data of an answer to `USERS_QUERY`. */
export function readUsers(data: unknown): PersonRecord[] {
    return (nodesOf(queryOf(data), 'User') ?? []).flatMap((node) => {
        const name = textOf(node, 'Name');
        return idOf(node) === '' || !name ? [] : [{ id: idOf(node), name, active: true }];
    });
}
